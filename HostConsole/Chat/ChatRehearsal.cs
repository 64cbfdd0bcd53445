using HostConsole.Core.Chat;
using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>What the simulated audience does with the chat: half greet and go on talking, some ask.</summary>
public sealed class ChatRehearsal : RehearsalSurface
{
    private const int Chat = 4, Ask = 11, MessageIds = 4, QuestionIds = 5;

    public override void Arrive(RehearsalCrowd crowd, int who)
    {
        if (crowd.Does(who, 0.5, Chat, 0)) PlanMessage(crowd, who, 0);
        if (crowd.Does(who, 0.08, Ask, 0)) PlanQuestion(crowd, who);
    }

    private static void PlanMessage(RehearsalCrowd crowd, int who, int m) =>
        crowd.Plan(who, crowd.Wait(TimeSpan.FromSeconds(m == 0 ? 15 : 100), Chat, who, m, 1), show =>
        {
            var text = crowd.Remark(show, who, m, m == 0 ? "greetings" : "reactions");
            crowd.Send(new PostMessage(new(crowd.NewId(MessageIds, who, m)), crowd.Viewer(who), text));
            PlanMessage(crowd, who, m + 1);
        });

    private static void PlanQuestion(RehearsalCrowd crowd, int who) =>
        crowd.Plan(who, crowd.Wait(TimeSpan.FromMinutes(3), Ask, who), _ => crowd.Send(
            new AskQuestion(new(crowd.NewId(QuestionIds, who)), crowd.Viewer(who), crowd.Line("questions", Ask, who, 1))));
}
