using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Chat;

/// <summary>Chat and questions: bridges and moderation at the console's side, writing and asking at the audience's.</summary>
public static class ChatEndpoints
{
    private sealed record TextBody(string? Text);

    public static void MapChat(this WebApplication app)
    {
        var console = app.MapShowApi().RequireAuthorization(ApiPolicy.Chat);
        console.MapPost("/chat", RelayEndpoint.RelayAsync).Accepts<RelayedMessage[]>("application/json").AcceptsUpTo(1024 * 1024);
        console.MapPost("/chat/removed", RelayEndpoint.RemoveAsync);
        console.MapPost("/chat/{message:guid}/hide", (Guid show, Guid message, Commands commands) =>
            ModerateAsync(commands, show, message, new HideMessage(new(message))));
        console.MapPost("/chat/{message:guid}/show", (Guid show, Guid message, Commands commands) =>
            ModerateAsync(commands, show, message, new ShowMessage(new(message))));
        console.MapPost("/chat/{message:guid}/pin", (Guid show, Guid message, Commands commands) =>
            ModerateAsync(commands, show, message, new PinMessage(new MessageId(message))));
        console.MapPost("/chat/{message:guid}/unpin", (Guid show, Guid message, Commands commands) =>
            ModerateAsync(commands, show, message, new PinMessage(null)));
        console.MapPost("/questions/{question:guid}/answered", (Guid show, Guid question, Commands commands) =>
            commands.SendAsync(new ShowId(show), new AnswerQuestion(new(question)), done => Question(done.View!, question)));
        console.MapPost("/questions/{question:guid}/dismissed", (Guid show, Guid question, Commands commands) =>
            commands.SendAsync(new ShowId(show), new DismissQuestion(new(question)), done => Question(done.View!, question)));

        app.MapUnclear();

        var audience = app.MapAudience();
        audience.MapPost("/chat", (HttpContext http, ViewerForm<TextBody> form, Commands commands, Origins origins, TimeProvider clock) =>
            WriteAsync(http, form.Body.Text, commands, origins, clock)).TakesForms<TextBody>();
        audience.MapPost("/questions", (HttpContext http, ViewerForm<TextBody> form, Commands commands, TimeProvider clock) =>
            AskAsync(http, form.Body.Text, commands, clock)).TakesForms<TextBody>();
        audience.MapPost("/questions/{question:guid}/up", (HttpContext http, Guid question, ViewerForm<NoFields> _, Commands commands) =>
            UpvoteAsync(http, question, commands)).TakesForms<NoFields>();
    }

    public static Task<IResult> WriteAsync(HttpContext http, string? text, Commands commands, Origins origins, TimeProvider clock)
    {
        var message = Id.New<MessageId>(clock);
        return commands.SendAsync(http.Show(),
            new PostMessage(message, http.User.Id(), text ?? "", Origin: origins.Bounded(http, http.Show())),
            _ => new { message }, StatusCodes.Status201Created);
    }

    public static Task<IResult> AskAsync(HttpContext http, string? text, Commands commands, TimeProvider clock)
    {
        var question = Id.New<QuestionId>(clock);
        return commands.SendAsync(http.Show(), new AskQuestion(question, http.User.Id(), text ?? ""),
            _ => new { question }, StatusCodes.Status201Created);
    }

    public static Task<IResult> UpvoteAsync(HttpContext http, Guid question, Commands commands) =>
        commands.SendAsync(http.Show(), new UpvoteQuestion(new(question), http.User.Id()), _ => new { counted = true });

    private static Task<IResult> ModerateAsync(Commands commands, Guid show, Guid message, ChatCommand command) =>
        commands.SendAsync(new ShowId(show), command, done =>
        {
            var chat = done.View!.Chat;
            var pinned = chat.Pinned?.Id.Value == message;
            return new
            {
                id = message,
                hidden = (pinned ? chat.Pinned : chat.Messages.FirstOrDefault(m => m.Id.Value == message))?.Hidden
                    ?? false,
                pinned
            };
        });

    private static object Question(ShowView view, Guid question)
    {
        var q = view.Chat.Questions.First(q => q.Id.Value == question);
        return new { q.Id, q.State, q.Text, q.Votes };
    }
}
