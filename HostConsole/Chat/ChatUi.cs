using HostConsole.Accounts;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Chat;

public sealed class ChatUi : MechanicUi
{
    public override Mechanic Core => ChatMechanic.Instance;
    public override string Title => "Chat";
    public override string Icon => "chat";
    public override Permission Permission => Permission.ModerateChat;

    public override Permission NeededFor(ShowCommand command) => command switch
    {
        SetClaimTemplates => Permission.LaunchAnyDeal,
        SetChatSource => Permission.SteerShow,
        AnswerQuestion or DismissQuestion => Permission.AnswerQuestions,
        _ => Permission,
    };

    public override IEnumerable<Guid>? Active(ShowView show) => null;
    public override LaunchSurface? Launch => null;
    public override StageSurface? Stage => null;
    public override TalkSurface? Talk => null;
    public override PhoneSurface? Phone { get; } = new ChatPhone();
    public override OverlaySurface? Overlay { get; } = new ChatOverlaySurface();
    public override CueSurface? Cue => null;
    public override AnnouncementSurface? Announcements => null;
    public override ReviewSurface? Review => null;
    public override RehearsalSurface? Rehearsal { get; } = new ChatRehearsal();
    public override IReadOnlyList<AlertSurface> Alerts { get; } = [new QuestionsAlert()];
    public override void Map(WebApplication app)
    {
        app.MapChat();
        app.MapChatControl();
    }
}
