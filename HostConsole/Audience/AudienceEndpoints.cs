using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Audience;

/// <summary>Who watches and who may take part: a platform's own count, muting and banning, and which devices are the house's.</summary>
public static class AudienceEndpoints
{
    private sealed record CountBody(string? Channel, int? Concurrent);
    private sealed record MuteBody(int? Seconds);
    private sealed record StaffBody(bool? Staff);

    public static void MapAudienceControl(this WebApplication app)
    {
        var chat = app.MapShowApi().RequireAuthorization(ApiPolicy.Chat);
        chat.MapPost("/audience", (Guid show, CountBody body, Commands commands) => body.Concurrent is { } concurrent
            ? commands.SendAsync(new ShowId(show), new CountPlatform(body.Channel ?? "", concurrent),
                done => new { done.View!.Audience.Platforms })
            : Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("concurrent", "Say how many watch there now."))));
        chat.MapPost("/viewers/{viewer:guid}/mute", (Guid show, Guid viewer, MuteBody? body, LiveShows shows, Commands commands) =>
            SendAsync(shows, commands, show, viewer, new MuteViewer(new(viewer), body?.Seconds is { } s ? TimeSpan.FromSeconds(s) : null),
                done => new { id = viewer, muted = true, until = done.Outcome.Facts.OfType<AudienceFact.ViewerMuted>().First().Until }));
        chat.MapPost("/viewers/{viewer:guid}/unmute", (Guid show, Guid viewer, LiveShows shows, Commands commands) =>
            SendAsync(shows, commands, show, viewer, new UnmuteViewer(new(viewer)), _ => new { id = viewer, muted = false }));
        chat.MapPost("/viewers/{viewer:guid}/ban", (Guid show, Guid viewer, LiveShows shows, Commands commands) =>
            SendAsync(shows, commands, show, viewer, new BanViewer(new(viewer)), _ => new { id = viewer, banned = true }));
        chat.MapPost("/viewers/{viewer:guid}/unban", (Guid show, Guid viewer, LiveShows shows, Commands commands) =>
            SendAsync(shows, commands, show, viewer, new UnbanViewer(new(viewer)), _ => new { id = viewer, banned = false }));
        chat.MapPost("/viewers/{viewer:guid}/staff",
            (Guid show, Guid viewer, StaffBody body, LiveShows shows, Commands commands) => body.Staff is { } staff
            ? SendAsync(shows, commands, show, viewer, new MarkStaff(new(viewer), staff), _ => new { id = viewer, staff })
            : Task.FromResult(Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("staff", "Say whether this device is the house's: true or false."))));
    }

    private static async Task<IResult> SendAsync(LiveShows shows, Commands commands, Guid show, Guid viewer,
        AudienceCommand command, Func<Done, object?> answer) =>
        await shows.AskAsync(new(show), new IsKnown(new(viewer)))
            ? await commands.SendAsync(new ShowId(show), command, answer)
            : Problems.Answer((Outcome.Rejected)Outcome.NotFound("viewer in this show"));
}
