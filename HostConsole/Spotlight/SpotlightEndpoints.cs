using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Spotlight;
using HostConsole.Engine;

namespace HostConsole.Spotlight;

/// <summary>The spotlight over the console's API.</summary>
public static class SpotlightEndpoints
{
    private sealed record SpotlightBody(Guid? Message, Guid? Question, StageItem? Item);

    public static void MapSpotlight(this WebApplication app)
    {
        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/spotlight", (Guid show, SpotlightBody body, Commands commands) => SendAsync(commands, show, new SetSpotlight(
            body.Message is { } message ? new MessageId(message) : null,
            body.Question is { } question ? new QuestionId(question) : null,
            body.Item)));
        control.MapDelete("/spotlight", (Guid show, Commands commands) => SendAsync(commands, show, new ClearSpotlight()));
    }

    private static Task<IResult> SendAsync(Commands commands, Guid show, SpotlightCommand command) =>
        commands.SendAsync(new ShowId(show), command, done => new { spotlight = new SpotlightStage().Told(done.View!) });
}
