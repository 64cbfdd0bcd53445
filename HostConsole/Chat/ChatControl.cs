using HostConsole.Accounts;
using HostConsole.Chat.Platforms;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Chat;

/// <summary>
/// The rest of what the chat column's buttons do: its rules, how a claim is written, the host's own words, the
/// platforms' chats.
/// </summary>
public static class ChatControl
{
    private sealed record RulesBody(bool? Paused, int? SlowSeconds, IReadOnlyList<string>? BlockedWords);
    private sealed record SafeModeBody(bool? On);
    private sealed record ClaimsBody(IReadOnlyList<string>? Templates);
    private sealed record SayBody(string? Text, string? Name);
    private sealed record SourceBody(string? Address);

    public static void MapChatControl(this WebApplication app)
    {
        var chat = app.MapShowApi().RequireAuthorization(ApiPolicy.Chat);
        chat.MapPost("/chat/rules", RulesAsync);
        chat.MapPost("/chat/safe-mode", (Guid show, SafeModeBody body, Commands commands) => body.On is { } on
            ? commands.SendAsync(new ShowId(show), new SetSafeMode(on),
                done => new { on = done.View!.Chat.SafeMode, slowSeconds = done.View!.Chat.SlowNow })
            : Task.FromResult(Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("on", "Say true to turn safe mode on, false to turn it off."))));
        chat.MapPost("/chat/say", SayAsync);
        chat.MapGet("/chat/platforms", async (Guid show, LiveShows shows, ChatLinks links, CancellationToken cancel) =>
            await shows.ViewAsync(new(show), cancel) is { } view
                ? TypedResults.Json(await PlatformsAsync(view, links, cancel), Json.Options)
                : Problems.Answer((Outcome.Rejected)Outcome.NotFound("show")));
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/chat/claims", (Guid show, ClaimsBody body, Commands commands) =>
            commands.SendAsync(new ShowId(show), new SetClaimTemplates(body.Templates ?? []),
                done => new { templates = done.View!.Chat.ClaimTemplates }));
        control.MapPost("/chat/platforms/{platform}", SourceAsync);
        control.MapPost("/chat/platforms/{platform}/connect",
            async (Guid show, string platform, LiveShows shows, ChatLinks links, CancellationToken cancel) =>
        {
            if (await shows.ViewAsync(new(show), cancel) is not { } view || Find(links, platform) is null)
                return Problems.Answer((Outcome.Rejected)Outcome.NotFound("show or platform"));
            links.Connect(view.Id, platform);
            return TypedResults.Json(await PlatformsAsync(view, links, cancel), Json.Options);
        });
    }

    // One command sets all three: what is not given stays as it stands now.
    private static async Task<IResult> RulesAsync(Guid show, RulesBody body, LiveShows shows, Commands commands)
    {
        if (await shows.AskAsync(new(show), new ChatNow()) is not { } now)
            return Problems.Answer((Outcome.Rejected)Outcome.NotFound("show"));
        return await commands.SendAsync(new ShowId(show), new SetChatRules(body.Paused ?? now.Paused,
            body.SlowSeconds ?? now.SlowSeconds, body.BlockedWords ?? now.BlockedWords),
            done => new { done.View!.Chat.Paused, done.View!.Chat.SlowSeconds, done.View!.Chat.BlockedWords });
    }

    private static Task<IResult> SayAsync(HttpContext http, Guid show, SayBody body, Commands commands, TimeProvider clock)
    {
        var message = Id.New<MessageId>(clock);
        var author = RelayedAuthor.Of(ChatRules.Host, Commands.ActorOf(http.User).Id);
        if (Text.IsTooLong(Text.Clean(body.Text), ChatRules.Longest))
            return Task.FromResult(Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("text", $"Keep it to {ChatRules.Longest} characters.")));
        return commands.SendAsync(new ShowId(show),
            new RelayMessage(message, author, Text.Clean(body.Name) is { Length: > 0 } name ? name : "Host",
                ChatRules.Host, body.Text ?? "", clock.GetUtcNow(), null),
            _ => new { message }, StatusCodes.Status201Created);
    }

    // To the show itself even while it is rehearsed: a rehearsal meets no real chat.
    private static async Task<IResult> SourceAsync(Guid show, string platform, SourceBody body, ChatLinks links, Commands commands)
    {
        if (Find(links, platform) is not { } known)
            return Problems.Answer((Outcome.Rejected)Outcome.NotFound("platform that the console reads by itself"));
        var address = Text.Clean(body.Address);
        if (address.Length > 0 && !known.Reads(address))
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("address", $"This names nothing there. {known.Ask}."));
        return await commands.SendAsync(new ShowId(show), new SetChatSource(known.Channel, address),
            done => new { sources = done.View!.Chat.Sources }, real: true);
    }

    private static IChatPlatform? Find(ChatLinks links, string platform) => links.Platforms.FirstOrDefault(p => p.Channel == platform);

    private static async Task<object> PlatformsAsync(ShowView view, ChatLinks links, CancellationToken cancel)
    {
        var now = links.Of(view.Id);
        var items = new List<object>();
        foreach (var platform in links.Platforms)
        {
            var link = now.FirstOrDefault(l => l.Channel == platform.Channel);
            items.Add(new
            {
                platform.Channel,
                address = link?.Address ?? await platform.AddressAsync(view, cancel),
                state = link?.State.Word() ?? "off",
                problem = link?.Problem ?? link?.Warning,
                tryAgainAt = link?.TryAgainAt,
                viewers = view.Audience.Platforms.TryGetValue(platform.Channel, out var n) ? (int?)n : null,
            });
        }

        return new { items };
    }
}
