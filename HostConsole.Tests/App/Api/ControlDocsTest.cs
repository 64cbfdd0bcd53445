using System.Text.Json;
using System.Text.RegularExpressions;
using HostConsole.Core.Store;

namespace HostConsole.Tests.Api;

/// <summary>What docs/control.md and docs/chat.md tell people to call is there, under that very name.</summary>
public sealed partial class ControlDocsTest
{
    private static async Task<HashSet<string>> ServedAsync()
    {
        await using var scene = await ShowScene.LiveAsync(live: false);
        using var document = JsonDocument.Parse((await scene.CallAsync("GET", "/openapi/v1.json")).Raw);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(call => $"{call.Name.ToUpperInvariant()} {Named(path.Name)}"))];
    }

    private static string Named(string path) => Place().Replace(path.TrimEnd('/'), "{}");

    [Fact]
    public async Task Every_call_that_the_guides_name_is_served()
    {
        var served = await ServedAsync();
        foreach (var guide in new[] { "control.md", "chat.md" })
        {
            var text = await File.ReadAllTextAsync(Repo.File("docs", guide));
            string[] named = [.. Call().Matches(text).Select(m => $"{m.Groups[1].Value} {Named(m.Groups[2].Value)}"),
                .. Curl().Matches(text)
                    .Select(m => $"{(m.Groups[1].Success ? m.Groups[1].Value : "GET")} {Named(m.Groups[2].Value)}")];
            Assert.True(named.Length >= 2, guide);
            var unknown = named.Where(call => !served.Contains(call));
            Assert.Empty(unknown);
        }
    }

    [Fact]
    public async Task Every_live_action_of_a_show_stands_in_the_guide()
    {
        var text = await File.ReadAllTextAsync(Repo.File("docs", "control.md"));
        var named = Call().Matches(text).Select(m => $"{m.Groups[1].Value} {Named(m.Groups[2].Value)}").ToHashSet();
        string[] groups =
            ["polls", "deals", "claims", "giveaways", "goals", "milestones", "vips", "proofs", "testimonials",
                "blitzes", "wheels", "chat", "viewers", "questions", "segments", "cues"];
        var live = (await ServedAsync())
            .Where(call => !call.StartsWith("GET", StringComparison.Ordinal) && call != "POST /api/v1/shows/{}/chat"
            && groups.Any(g => call.Contains($"/api/v1/shows/{{}}/{g}", StringComparison.Ordinal)));
        var missing = live.Where(call => !named.Contains(call));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_fact_that_the_guide_names_is_one()
    {
        var text = await File.ReadAllTextAsync(Repo.File("docs", "control.md"));
        var known = FactCatalogue.All.Select(f => f.Name).ToHashSet();
        var named = Fact().Matches(text[text.LastIndexOf("Facts name people", StringComparison.Ordinal)..])
            .Select(m => m.Groups[1].Value).ToArray();
        Assert.True(named.Length > 10);
        var unknown = named.Where(fact => !known.Contains(fact));
        Assert.Empty(unknown);
    }

    [GeneratedRegex(@"\{[^}]*\}|\$\w+")]
    private static partial Regex Place();

    [GeneratedRegex(@"`(GET|POST|PUT|DELETE) (/[^\s`?]+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"curl (?:-\w+ )*?(?:-X (\w+) )?""\$HC(/api/[^""$?]*(?:\$SHOW[^""$?]*)?)""")]
    private static partial Regex Curl();

    [GeneratedRegex(@"`([A-Z]\w+)`")]
    private static partial Regex Fact();
}
