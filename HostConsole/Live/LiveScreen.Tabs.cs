using HostConsole.Components;

namespace HostConsole.Live;

/// <summary>The tabs of the live page: its parts where they don't fit beside one another, and what people say.</summary>
public sealed partial class LiveScreen
{
    private IEnumerable<TabBar.Tab> Parts =>
    [
        new("run", "Run of show", "c-run"),
        new("stage", "Stage", "c-stage", Running.Count > 0 ? $"{Running.Count}" : null, "running"),
        new("talk", "Chat", "c-talk"),
    ];

    private IEnumerable<TabBar.Tab> Talks =>
    [
        new("chat", "Chat", "p-chat"),
        new("questions", "Questions", "p-questions", Unanswered > 0 ? $"{Unanswered}" : null, "open", IsNew: true),
    ];

    private async Task TabAsync(string name)
    {
        tab = name;
        await Drafts.KeepAsync(TabDraft, name);
    }
}
