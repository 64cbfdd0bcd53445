using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;

namespace HostConsole.Tests.Hosting;

/// <summary>What sellers download, from its first start to the first rehearsal. Nothing of the SDK is used.</summary>
public sealed partial class PublishedTest
{
    [GeneratedRegex(@"_framework/blazor\.web[\w.]*\.js")]
    private static partial Regex Script { get; }

    [PublishedFact, Trait("Speed", "Slow")]
    public async Task Given_an_empty_folder_When_the_program_starts_Then_a_show_can_be_rehearsed()
    {
        Assert.True(File.Exists(PublishedFactAttribute.Program),
            $"Run build/publish.sh first: there is no {PublishedFactAttribute.Program}.");
        using var folder = new TestFolder();
        using var console = await RunningProcess.StartFileAsync(PublishedFactAttribute.Program, folder.Path);
        await console.Client.UntilReadyAsync();

        using var host = new FormBrowser(console.Address);
        var link = console.Said.Split('\n').Single(line => line.Contains(FirstAccountLink.Path, StringComparison.Ordinal)).Trim();
        var (made, _) = await host.FillInAsync(new Uri(link).PathAndQuery, ("Input.Name", "Hanna"), ("Input.Password", People.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var (start, page) = await host.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        using var script = await host.Http.GetAsync(Script.Match(page).Value);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);

        console.Client.DefaultRequestHeaders.Authorization = new("Bearer", RunningProcess.ApiKey);
        var show = await console.Client.OkAsync("/api/v1/shows", new { title = "First", currency = "USD", timeZone = "UTC" });
        await console.Client.OkAsync($"/api/v1/shows/{show.GetProperty("id").GetString()}/rehearse", new { });

        using var phone = new FormBrowser(console.Address);
        var code = show.GetProperty("code").GetString();
        var (opened, _) = await phone.GetAsync($"/s/{code}");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using var stylesheet = await phone.Http.GetAsync("/css/viewer.css");
        Assert.Equal(HttpStatusCode.OK, stylesheet.StatusCode);
        await SaysSomethingAsync(phone.Http, $"/s/{code}/events");

        console.Terminate();
        Assert.Equal(0, await console.ExitAsync());
    }

    // The simulated audience is the only one that writes.
    private static async Task SaysSomethingAsync(HttpClient phone, string events)
    {
        using var late = new CancellationTokenSource(RunningProcess.Patience);
        using var stream = new StreamReader(await phone.GetStreamAsync(new Uri(events, UriKind.Relative), late.Token));
        string? line;
        do line = await stream.ReadLineAsync(late.Token);
        while (line is not null && !line.Contains("v-msg__who", StringComparison.Ordinal));
        Assert.NotNull(line);
    }
}

/// <summary>
/// A test of the published program. Skipped where none was made for this machine (<c>build/publish.sh</c>);
/// <c>./test.sh</c> makes one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public static string Program { get; } = Repo.File("artifacts", "publish", RuntimeInformation.RuntimeIdentifier,
        OperatingSystem.IsWindows() ? "HostConsole.exe" : "HostConsole");

    public PublishedFactAttribute()
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "Nothing is published for this machine: run build/publish.sh.";
    }
}
