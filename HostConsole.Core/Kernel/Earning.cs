namespace HostConsole.Core.Kernel;

/// <summary>
/// What points are given for. CameBack: joined within seven days of the show before. OrderValue: for each whole unit of an order's currency.
/// Watched: for each full span of minutes. BroughtFriend: somebody new came by one's own link. WonGame: first in a quiz or a league.
/// SolvedWord: the daily word, once a day. RightAnswer: to a question of a quiz.
/// </summary>
public enum EarnRule { Joined, CameBack, Voted, Asked, Ordered, OrderValue, Watched, BroughtFriend, WonGame, SolvedWord, RightAnswer }

/// <summary>A fact by which people may earn points, where the seller's rules give some for it.</summary>
public interface IEarns
{
    EarnRule Earns { get; }

    /// <summary>What it was: once for each thing, however often it is done. Empty: once a show.</summary>
    Guid EarnedIn { get; }

    /// <summary>Who; null where this one earns nothing.</summary>
    ViewerId? Earner { get; }

    /// <summary>All, where it can be several.</summary>
    IReadOnlyList<ViewerId> Earners => Earner is { } one ? [one] : [];
}
