using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>The button beside a message or a question that puts it in the spotlight, or takes it out.</summary>
public sealed class SpotlightTalk : TalkSurface
{
    private static readonly TalkAct Out = new("x", "Take out of the spotlight", new ClearSpotlight());

    public override TalkAct? With(ShowView show, MessageView message) =>
        message.Hidden || !show.IsOn ? null : show.Spotlight?.Message == message.Id ? Out : In(new(Message: message.Id));

    public override TalkAct? With(ShowView show, QuestionView question) =>
        question.State == QuestionStatus.Dismissed || !show.IsOn ? null : show.Spotlight?.Question == question.Id ? Out : In(new(Question: question.Id));

    public override TalkAct? With(ShowView show, StageItem offered) =>
        !show.IsOn ? null : show.Spotlight?.Item == offered ? Out : In(new(Item: offered));

    private static TalkAct In(SetSpotlight command) => new("spotlight", "Put in the spotlight", command);
}
