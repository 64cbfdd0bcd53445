using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What is in the spotlight, as a part of the stage.</summary>
public sealed class SpotlightStage : StageSurface
{
    public override IEnumerable<OnStage> Now(ShowView show) =>
        show.Spotlight is { } shown ? [new(shown.Item is { Kind: var kind } ? $"A {kind}" : shown.Text, "the spotlight", new ClearSpotlight())] : [];

    public override object? Told(ShowView show) =>
        show.Spotlight is { } shown ? new ToldText(shown.Message, shown.Question, shown.Channel, shown.Text, shown.At) { Item = shown.Item } : null;

    /// <param name="Text">Empty of an item: its words are the mechanic's to tell.</param>
    private sealed record ToldText(MessageId? Message, QuestionId? Question, string Channel, string Text, DateTimeOffset At)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public StageItem? Item { get; init; }
    }
}
