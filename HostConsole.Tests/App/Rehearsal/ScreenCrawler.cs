using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HostConsole.Tests.Rehearsal;

/// <summary>Draws all that screens show of each thing that is on or just over, and compares what it says with the facts.</summary>
internal sealed partial class ScreenCrawler : IAsyncDisposable
{
    // A host's and a viewer's own words, clocks and what isn't read.
    private const string NotSaid = "bdi, [dir=auto], time, script, style, svg, [data-countdown], .visually-hidden, input, button, summary, "
        + ".winner__rank, .ov-option__no, .tally__text .muted"; // and numbers of places in a list

    private readonly HtmlParser _parser = new();
    private readonly AsyncServiceScope _scope;
    private readonly HeardTexts _heard;

    public ScreenCrawler(IServiceProvider services, HeardTexts heard)
    {
        (_scope, _heard) = (services.CreateAsyncScope(), heard);
        // Panels are drawn for who may do nothing: they say the same.
        ((IHostEnvironmentAuthenticationStateProvider)_scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>())
            .SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal())));
        ((IHostEnvironmentNavigationManager)_scope.ServiceProvider.GetRequiredService<NavigationManager>())
            .Initialize("http://localhost/", "http://localhost/");
    }

    /// <summary>Each once: what was said, and what the facts say.</summary>
    public HashSet<string> Wrong { get; } = [];

    /// <summary>How often each sentence was compared.</summary>
    public Dictionary<string, int> Asked { get; } = [];

    public async Task CrawlAsync(ShowView show, FactQueries facts, DateTimeOffset now)
    {
        var people = _scope.ServiceProvider.GetRequiredService<People>();
        var over = MechanicUis.All.SelectMany(ui => ui.Phone?.Over(show) ?? []).Max();
        var source = new PartSource(show, people.NameOf, now, new(null, over), []);
        foreach (var ui in MechanicUis.All)
        {
            foreach (var part in ui.Phone?.Parts(source) ?? [])
                await CompareAsync(ui.Name, "on the phone", part.Component, part.Parameters, facts);
            if (ui.Overlay?.Draw(show, new(people.NameOf, people.NameOnStream)) is { } over1)
                await CompareAsync(ui.Name, "over the stream", over1.Component, over1.Parameters, facts);
            foreach (var item in ui.Launch?.Running(show) ?? [])
                await CompareAsync(ui.Name, "at the console", ui.Launch!.Panel, new Dictionary<string, object?>
                {
                    ["Ui"] = ui,
                    ["Id"] = item.Id,
                    ["Show"] = show,
                    ["Send"] = EventCallback<ShowCommand>.Empty,
                }, facts, item.Id);
        }
    }

    private async Task CompareAsync(
        string ui, string surface, Type component, IReadOnlyDictionary<string, object?> parameters, FactQueries facts, Guid? of = null)
    {
        if ((of ?? Of(parameters)) is not { } id) return; // of no one thing: words of people
        var where = $"{ui} {surface}";
        string html = "";
        var texts = await _heard.WhileAsync(async () => html = await DrawAsync(component, parameters));
        var said = new HashSet<string>(facts.SettingsOf(id));
        foreach (var (key, arguments) in texts)
        {
            string[] numbers = [.. arguments.Where(a => Whole().IsMatch(a)).Select(Plain)];
            if (numbers.Length > 0) Compare(where, key, id, numbers, facts, said);
        }

        var document = await _parser.ParseDocumentAsync(html);
        foreach (var element in document.QuerySelectorAll("[data-says]"))
            Compare(where, element.GetAttribute("data-says")!, Guid.Parse(element.GetAttribute("data-of")!),
                [.. Number().Matches(element.TextContent).Select(m => Plain(m.Value))], facts, said);
        foreach (var element in document.QuerySelectorAll(NotSaid).Concat(document.QuerySelectorAll("[data-says]")).ToList()) element.Remove();
        foreach (var text in document.Descendants<IText>().Select(t => NotCounted().Replace(t.Text, "")))
        {
            string[] numbers = [.. Number().Matches(text).Select(m => Plain(m.Value))];
            // What a text of the resources said was asked already; the rest was put together in the markup.
            if (texts.Count == 0 && facts.Ask(Template(ui, text), id) is not null || !numbers.All(said.Contains))
                Compare(where, Template(ui, text), id, numbers, facts, said);
        }
    }

    // "deal: # held for # min each".
    private static string Template(string ui, string text) => $"{ui}: {Spaces().Replace(Number().Replace(text, "#"), " ").Trim(' ', '·', '–')}";

    private void Compare(string where, string key, Guid id, string[] numbers, FactQueries facts, HashSet<string> said)
    {
        Asked[key] = Asked.GetValueOrDefault(key) + 1;
        var wanted = facts.Ask(key, id);
        if (wanted is null) Wrong.Add($"{where}: no query for {key} ({string.Join(", ", numbers)})");
        else if (!wanted.Any(w => w.SequenceEqual(numbers)))
            Wrong.Add($"{where}: {key} says {string.Join(", ", numbers)}, the facts {string.Join(" or ", wanted.Select(w => string.Join(", ", w)))}");
        said.UnionWith(numbers);
    }

    // The thing that a component is drawn from.
    private static Guid? Of(IReadOnlyDictionary<string, object?> parameters) =>
        parameters.Values.Select(p => p?.GetType().GetProperty("Id")?.GetValue(p)).OfType<object>()
            .Select(id => id.GetType().GetProperty("Value")?.GetValue(id)).OfType<Guid>().Cast<Guid?>().FirstOrDefault();

    private async Task<string> DrawAsync(Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(_scope.ServiceProvider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)))).ToHtmlString());
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    internal static string Plain(string number) =>
        decimal.Parse(number, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d[\d,]*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Number();

    // Shares in percent, which are quotients of numbers that are asked for; times of day; a product's own number; a quiz's points, which
    // its own test works out again.
    [GeneratedRegex(@"[−-]?\d[\d.,]*\s?%|\d{1,2}:\d{2}|·\s+[A-Z]+\S*|\d[\d,]* points?\b(?= *$)")]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
