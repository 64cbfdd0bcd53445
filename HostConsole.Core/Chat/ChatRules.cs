using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Chat;

public static class ChatRules
{
    /// <summary>Longest message or question in characters as seen.</summary>
    public const int Longest = 300;

    /// <summary>As much of a message of another platform is kept; the rest is cut off.</summary>
    public const int LongestRelayed = 2000;

    /// <summary>Most of a name of another platform that is kept, in characters as seen.</summary>
    public const int LongestName = 80;

    /// <summary>
    /// The channels of the people at the console. What they write isn't the audience's: it is not counted, not
    /// filtered, and enters no giveaway.
    /// </summary>
    public const string Host = "host", Moderator = "moderator";

    /// <summary>The channel of what the console itself says to the audience: a deal has opened, a winner is drawn.</summary>
    public const string Announcement = "announcement";

    public static bool IsStaff(string channel) => channel is Host or Moderator or Announcement;

    public static Outcome Decide(ChatState chat, ChatCommand command, Moment moment) => command switch
    {
        PostMessage post => Post(chat, post, moment),
        RelayMessage relay => Relay(chat, relay, moment),
        HideMessage hide => OnMessage(chat, hide.Message, m => m.Hidden ? [] : chat.Pinned?.Id == m.Id
            ? [new ChatFact.MessageHidden(m.Id, false), new ChatFact.MessagePinned(null)]
            : [new ChatFact.MessageHidden(m.Id, false)]),
        ShowMessage show => OnMessage(chat, show.Message, m => m.Hidden ? [new ChatFact.MessageShown(m.Id)] : []),
        PinMessage { Message: { } id } => OnMessage(chat, id, m => chat.Pinned?.Id == m.Id ? []
            : m.Hidden ? [new ChatFact.MessageShown(m.Id), new ChatFact.MessagePinned(m.Id)]
            : [new ChatFact.MessagePinned(m.Id)]),
        PinMessage => chat.Pinned is null ? Outcome.Accept() : Outcome.Accept(new ChatFact.MessagePinned(null)),
        SetChatRules set => SetRules(set),
        SetSafeMode set => set.On == chat.SafeMode ? Outcome.Accept() : Outcome.Accept(new ChatFact.SafeModeSet(set.On)),
        SetClaimTemplates set => SetTemplates(chat, set),
        SetChatSource set => SetSource(chat, set),
        DeleteRelayed delete => Delete(chat, delete),
        DismissUnclear dismiss => OnMessage(chat, dismiss.Message,
            m => m.IsUnclear ? [new ChatFact.MessageAnswered(m.Id, "dismissed", true, "No claim.")] : []),
        AskQuestion ask => Ask(chat, ask, moment),
        UpvoteQuestion up => OnQuestion(chat, up.Question, q => q.Votes.Contains(up.Viewer)
            || q.Asked.Author == up.Viewer ? [] : [new ChatFact.QuestionUpvoted(up.Question, up.Viewer)]),
        AnswerQuestion answer => OnQuestion(chat, answer.Question,
            q => q.State == QuestionStatus.Answered ? [] : [new ChatFact.QuestionAnswered(answer.Question)]),
        DismissQuestion dismiss => OnQuestion(chat, dismiss.Question,
            q => q.State == QuestionStatus.Dismissed ? [] : [new ChatFact.QuestionDismissed(dismiss.Question)]),
        _ => throw new UnreachableException(),
    };

    private static Outcome Post(ChatState chat, PostMessage post, Moment moment)
    {
        var now = moment.Now;
        var text = Text.Clean(post.Text);
        if (Check(chat, text, moment.IsMuted(post.Viewer)) is { } no) return no;
        if (chat.SlowNow > 0 && chat.LastPost.TryGetValue(post.Viewer, out var last) && IsSoon(last, chat.SlowNow, now)
            && last.AddSeconds(chat.SlowNow) is var next)
            return Outcome.Reject("slow-mode", $"Slow mode is on: write "
                + $"again in {Math.Ceiling((next - now).TotalSeconds).ToString(CultureInfo.InvariantCulture)} s.");
        var newcomer = moment.NewcomerOf(post.Viewer);
        if (newcomer == Newcomer.OneOfMany)
            return Outcome.Reject("slow-mode",
                "Many people write for the first time from your network: try again in half a minute.");
        var outcome = Accept(chat, new(post.Message, post.Viewer, "page", text, now, null, moment.IsBuyer(post.Viewer),
            !chat.HasWritten(post.Viewer)));
        return newcomer == Newcomer.AfterBan && !chat.Cleared.Contains(post.Viewer) && outcome is Outcome.Accepted { Facts: [var posted] }
            ? Outcome.Accept(posted, new ChatFact.MessageHidden(post.Message, true) { Reason = HiddenFor.AfterBan })
            : outcome;
    }

    // What lies ahead was written before the clock was set back: nobody is made to wait for that.
    private static bool IsSoon(DateTimeOffset last, int seconds, DateTimeOffset now) => last <= now && now < last.AddSeconds(seconds);

    private static Outcome Relay(ChatState chat, RelayMessage relay, Moment moment)
    {
        var told = Text.Clean(relay.Channel).ToLowerInvariant();
        if (told.Length is 0 or > 40) return Outcome.Invalid("channel", "Name the channel in 1 to 40 characters, such as twitch.");
        if (relay.ExternalId is { Length: > 200 }) return Outcome.Invalid("id", "Keep a message's id to 200 characters.");
        var text = Text.Cut(Text.Clean(relay.Text), LongestRelayed);
        if (text.Length == 0) return Outcome.Invalid("text", "The message is empty.");
        var external = relay.ExternalId is null ? null : $"{told}:{relay.ExternalId}";
        if (Repeats.IsKnown(chat, relay, external, text)) return Outcome.Accept();
        var (channel, name) = (RelayedChannel.Of(told), Text.Clean(relay.AuthorName));
        var posted = new ChatFact.MessagePosted(relay.Message, relay.Author, channel, text, relay.SentAt, external,
            moment.IsBuyer(relay.Author), !IsStaff(channel) && !chat.HasWritten(relay.Author))
        {
            Idle = relay.Idle
        };
        var facts = ((Outcome.Accepted)Accept(chat, posted, name)).Facts;
        if ((moment.IsMuted(relay.Author) || moment.IsBanned(relay.Author)) && facts.Count == 1)
            facts = [.. facts, new ChatFact.MessageHidden(relay.Message, true)];
        return new Outcome.Accepted(facts, People: [new(relay.Author.Value, Name: Text.Cut(name, LongestName))]);
    }

    private static Outcome Accept(ChatState chat, ChatFact.MessagePosted posted, string? name = null) =>
        IsStaff(posted.Channel) ? Outcome.Accept(posted)
        : Blocks(chat, posted.Text) ? Outcome.Accept(posted, new ChatFact.MessageHidden(posted.Message, true))
        : SafeMode.Hides(chat, posted, name) is { } reason
            ? Outcome.Accept(posted, new ChatFact.MessageHidden(posted.Message, true) { Reason = reason })
        : Outcome.Accept(posted);

    private static Outcome? Check(ChatState chat, string text, bool muted)
    {
        if (muted) return Outcome.Reject("muted", "The host has muted you for now.");
        if (chat.Paused) return Outcome.Reject("chat-paused", "Chat is paused for a moment.");
        if (text.Length == 0) return Outcome.Invalid("text", "Write something first.");
        return Text.IsTooLong(text, Longest) ? Outcome.Invalid("text", $"Keep it to {Longest} characters.") : null;
    }

    /// <summary>Whether a text holds a blocked word, however it is written (<see cref="WordFilter"/>).</summary>
    public static bool Blocks(ChatState chat, string text) => Blocks(chat.BlockedWords, text);

    /// <inheritdoc cref="Blocks(ChatState, string)"/>
    public static bool Blocks(ImmutableArray<string> words, string text) => WordFilter.Of(words).Blocks(text);

    private static Outcome SetRules(SetChatRules set)
    {
        if (set.SlowSeconds is < 0 or > 3600) return Outcome.Invalid("slowSeconds", "Slow mode is 0 to 3,600 seconds.");
        var words = set.BlockedWords.Select(Text.Clean).Where(w => Text.Fold(w).Length > 0).Distinct(Text.Comparer).ToArray();
        if (words.Length > 500 || words.Any(w => w.Length > 60))
            return Outcome.Invalid("blockedWords", "Block up to 500 words of up to 60 characters.");
        return Outcome.Accept(new ChatFact.ChatRulesSet(set.Paused, set.SlowSeconds, words));
    }

    private static Outcome SetTemplates(ChatState chat, SetClaimTemplates set)
    {
        var templates = set.Templates.Select(Text.Clean).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (templates.Length > ClaimTemplate.Most) return Outcome.Invalid("claims", $"Up to {ClaimTemplate.Most} ways to write a claim.");
        if (templates.Select(ClaimTemplate.Problem).FirstOrDefault(p => p is not null) is { } problem)
            return Outcome.Invalid("claims", problem);
        return templates.SequenceEqual(chat.ClaimTemplates, StringComparer.Ordinal)
            ? Outcome.Accept()
            : Outcome.Accept(new ChatFact.ClaimTemplatesSet(templates));
    }

    private static Outcome SetSource(ChatState chat, SetChatSource set)
    {
        var (channel, address) = (Text.Clean(set.Channel).ToLowerInvariant(), Text.Clean(set.Address));
        if (channel.Length is 0 or > 40 || IsStaff(channel)) return Outcome.Invalid("channel", "Name the platform, such as twitch.");
        if (address.Length > 300) return Outcome.Invalid("address", "Keep the address to 300 characters.");
        if (chat.Sources.Any(s => s.Channel == channel && s.Address == address)) return Outcome.Accept();
        return Outcome.Accept(new ChatFact.ChatSourcesSet([.. chat.Sources.Where(s => s.Channel != channel), new(channel, address)]));
    }

    private static Outcome Delete(ChatState chat, DeleteRelayed delete)
    {
        var channel = Text.Clean(delete.Channel).ToLowerInvariant();
        MessageId? one = null;
        if (delete.ExternalId is { } external)
        {
            if (!chat.Told.TryGetValue($"{channel}:{external}", out var known)) return Outcome.Accept();
            one = known.Message;
        }

        bool IsMeant(MessageView m) =>
            m.Channel == RelayedChannel.Of(channel) && !m.Hidden && (one is null || m.Id == one)
                && (delete.Author is null || m.Author == delete.Author);
        List<ShowFact> facts = [.. chat.Messages.Where(IsMeant).Select(m => new ChatFact.MessageDeleted(m.Id))];
        if (chat.Pinned is { } pinned && IsMeant(pinned))
        {
            if (!chat.Messages.Any(m => m.Id == pinned.Id)) facts.Add(new ChatFact.MessageDeleted(pinned.Id));
            facts.Add(new ChatFact.MessagePinned(null));
        }

        // It scrolled away here, and may stand elsewhere.
        if (one is { } gone && chat.Find(gone) is null) facts.Add(new ChatFact.MessageDeleted(gone));

        return Outcome.Accept(facts);
    }

    private static Outcome Ask(ChatState chat, AskQuestion ask, Moment moment)
    {
        var now = moment.Now;
        var text = Text.Clean(ask.Text);
        if (Check(chat, text, moment.IsMuted(ask.Viewer)) is { } no) return no;
        if (Blocks(chat, text)) return Outcome.Reject("blocked-word", "Please put it in other words.");
        if (chat.SafeMode && (SafeMode.HoldsLink(text) || !chat.HasWritten(ask.Viewer) || chat.Held.Contains(ask.Viewer)))
            return Outcome.Reject("held", "The host looks at every question for a moment. Write it in the chat instead, without a link.");
        var open = chat.Questions.Values.Where(q => q.State == QuestionStatus.Open && q.Asked.Author == ask.Viewer).ToArray();
        if (open.Length >= 5) return Outcome.Reject("too-many-questions", "Five of your questions are open: wait for an answer.");
        if (open.Any(q => IsSoon(q.At, chat.SlowNow, now)))
            return Outcome.Reject("slow-mode", "Slow mode is on: wait a moment before the next question.");
        return Outcome.Accept(new ChatFact.QuestionAsked(ask.Question, ask.Viewer, text, moment.IsBuyer(ask.Viewer)));
    }

    private static Outcome OnMessage(ChatState chat, MessageId id, Func<MessageView, IReadOnlyList<ShowFact>> then) =>
        chat.Find(id) is { } message ? Outcome.Accept(then(message)) : Outcome.NotFound("message among the newest");

    private static Outcome OnQuestion(ChatState chat, QuestionId id, Func<ChatState.Question, IReadOnlyList<ShowFact>> then) =>
        chat.Questions.TryGetValue(id, out var question) ? Outcome.Accept(then(question)) : Outcome.NotFound("question");

    public static void Apply(ChatState chat, ChatFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case ChatFact.MessagePosted m:
                if (chat.Messages.Count >= ChatState.Kept) chat.Messages.RemoveAt(0);
                chat.Messages.Add(
                    new(m.Message, m.Author, m.Channel, m.Text, at, m.Buyer, m.First, Hidden: false, Automatic: false)
                    {
                        Idle = m.Idle
                    });
                if (m.IsAudience || IsStaff(m.Channel)) chat.LastPost[m.Author] = at;
                Repeats.Remember(chat, m, at);
                if (m.IsAudience) chat.Comments++;
                break;
            case ChatFact.MessageHidden hidden:
                SafeMode.Apply(chat, fact);
                chat.Replace(hidden.Message, m => m with { Hidden = true, Automatic = hidden.Automatic, HiddenFor = hidden.Reason });
                chat.Sort(hidden.Message);
                break;
            case ChatFact.MessageShown shown:
                if (chat.Find(shown.Message) is { HiddenFor: HiddenFor.AfterBan } cleared) chat.Cleared.Add(cleared.Author);
                SafeMode.Apply(chat, fact);
                chat.Replace(shown.Message, m => m with { Hidden = false, Automatic = false, Deleted = false, HiddenFor = null });
                chat.Sort(shown.Message);
                break;
            case ChatFact.MessageDeleted deleted:
                chat.Replace(deleted.Message, m => m with { Hidden = true, Deleted = true });
                chat.Sort(deleted.Message);
                break;
            case ChatFact.MessageAnswered answered:
                Repeats.RememberClaim(chat, answered, at);
                chat.Replace(answered.Message, m =>
                    m with { Answer = new(answered.Act, answered.Done, answered.Answer) { Deal = answered.Deal } });
                chat.Sort(answered.Message);
                break;
            case ChatFact.MessagePinned pinned:
                chat.Pinned = pinned.Message is { } id ? chat.Find(id) : null;
                break;
            case ChatFact.ChatRulesSet set:
                (chat.Paused, chat.SlowSeconds, chat.BlockedWords) = (set.Paused, set.SlowSeconds, [.. set.BlockedWords]);
                break;
            case ChatFact.SafeModeSet:
                SafeMode.Apply(chat, fact);
                break;
            case ChatFact.ClaimTemplatesSet set:
                chat.ClaimTemplates = [.. set.Templates];
                break;
            case ChatFact.ChatSourcesSet set:
                chat.Sources = [.. set.Sources];
                break;
            case ChatFact.QuestionAsked asked:
                chat.Questions.Add(asked.Question, new(asked, at));
                break;
            case ChatFact.QuestionUpvoted up:
                chat.Questions[up.Question].Votes.Add(up.Viewer);
                break;
            case ChatFact.QuestionAnswered answered:
                chat.Questions[answered.Question].State = QuestionStatus.Answered;
                break;
            case ChatFact.QuestionDismissed dismissed:
                chat.Questions[dismissed.Question].State = QuestionStatus.Dismissed;
                break;
            default:
                throw new UnreachableException();
        }

        chat.Changed(questions: fact is ChatFact.QuestionAsked or ChatFact.QuestionUpvoted or ChatFact.QuestionAnswered
            or ChatFact.QuestionDismissed);
    }
}
