using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

/// <summary>Chat and questions of one run. Belongs to the writer.</summary>
public sealed class ChatState
{
    public const int Kept = 200, MostUnclear = 50;
    private ChatView? _view;
    private ImmutableArray<QuestionView>? _questions;

    internal sealed class Question(ChatFact.QuestionAsked asked, DateTimeOffset at)
    {
        public ChatFact.QuestionAsked Asked { get; } = asked;
        public DateTimeOffset At { get; } = at;
        public HashSet<ViewerId> Votes { get; } = [];
        public QuestionStatus State { get; set; } = QuestionStatus.Open;
    }

    internal List<MessageView> Messages { get; } = new(Kept);
    internal MessageView? Pinned { get; set; }
    internal Dictionary<QuestionId, Question> Questions { get; } = [];
    internal Dictionary<ViewerId, DateTimeOffset> LastPost { get; } = [];
    internal Dictionary<string, ToldMessage> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>What each author was last told to have written, and which message of theirs claimed last.</summary>
    internal Dictionary<ViewerId, ToldMessage> LastTold { get; } = [];
    internal Dictionary<ViewerId, ToldMessage> LastClaim { get; } = [];
    internal bool Paused { get; set; }
    internal int SlowSeconds { get; set; }
    internal bool SafeMode { get; set; }

    /// <summary>Whose first message waits for a release, and with it all that they write.</summary>
    internal HashSet<ViewerId> Held { get; } = [];

    /// <summary>Who came after a ban and was let write by somebody at the console.</summary>
    internal HashSet<ViewerId> Cleared { get; } = [];

    internal int SlowNow => SafeMode ? Math.Max(SlowSeconds, Core.Chat.SafeMode.SlowSeconds) : SlowSeconds;
    internal ImmutableArray<string> BlockedWords { get; set; } = [];
    internal ImmutableArray<string> ClaimTemplates { get; set; } = [];
    internal ImmutableArray<ChatSource> Sources { get; set; } = [];
    internal int Comments { get; set; }

    /// <summary>What looked like a claim and waits for a person; newest last, kept while others scroll away.</summary>
    internal List<MessageView> Unclear { get; } = [];

    internal MessageView? Find(MessageId id) => Pinned?.Id == id ? Pinned : Messages.Find(m => m.Id == id) ?? Unclear.Find(m => m.Id == id);
    internal bool HasWritten(ViewerId viewer) => LastPost.ContainsKey(viewer);

    internal void Replace(MessageId id, Func<MessageView, MessageView> change)
    {
        var i = Messages.FindLastIndex(m => m.Id == id);
        if (i >= 0) Messages[i] = change(Messages[i]);
        if (Pinned?.Id == id) Pinned = change(Pinned);
        if (Unclear.FindIndex(m => m.Id == id) is >= 0 and var at) Unclear[at] = change(Unclear[at]);
    }

    /// <summary>Puts a message among the unclear ones, or takes it away once it is clear.</summary>
    internal void Sort(MessageId id)
    {
        var found = Find(id);
        Unclear.RemoveAll(m => m.Id == id);
        if (found is not { IsUnclear: true }) return;
        if (Unclear.Count >= MostUnclear) Unclear.RemoveAt(0);
        Unclear.Add(found);
    }

    internal void Changed(bool questions = false)
    {
        _view = null;
        if (questions) _questions = null;
    }

    /// <summary>What was set for this chat, as facts: a rehearsal begins with the same.</summary>
    public IEnumerable<ChatFact> Rules
    {
        get
        {
            if (Paused || SlowSeconds > 0 || BlockedWords.Length > 0)
                yield return new ChatFact.ChatRulesSet(Paused, SlowSeconds, BlockedWords);
            if (ClaimTemplates.Length > 0) yield return new ChatFact.ClaimTemplatesSet(ClaimTemplates);
        }
    }

    public ChatView View() =>
        _view ??= new([.. Messages],
            Pinned, _questions ??= ViewQuestions(), Paused, SlowSeconds, BlockedWords, Comments)
        {
            ClaimTemplates = ClaimTemplates,
            Sources = Sources,
            SafeMode = SafeMode,
            SlowNow = SlowNow,
            Unclear = [.. Unclear],
        };

    /// <summary>The questions that one viewer has voted for.</summary>
    public IEnumerable<QuestionId> UpvotesOf(ViewerId viewer) =>
        Questions.Values.Where(q => q.Votes.Contains(viewer)).Select(q => q.Asked.Question);

    private ImmutableArray<QuestionView> ViewQuestions() =>
        [.. Questions.Values
            .OrderBy(q => q.State == QuestionStatus.Open ? 0 : 1).ThenByDescending(q => q.State == QuestionStatus.Open ? q.Votes.Count : 0).ThenBy(q => q.At)
            .Select(q => new QuestionView(q.Asked.Question, q.Asked.Author, q.Asked.Text, q.At, q.Asked.Buyer, q.Votes.Count, q.State))];
}
