namespace HostConsole.Core.Quizzes;

/// <summary>What an answer is worth, and how long somebody thought. Nothing here knows in which order answers came.</summary>
public static class QuizScoring
{
    public const int Right = 1000, Slowest = 500, Streak = 100, MostForStreak = 500;

    /// <summary>
    /// What the network is allowed on each way: how much later than its opening a question may come to a phone, how much later
    /// than it was given an answer may come here, and how long a question still takes answers after its time.
    /// </summary>
    public static readonly TimeSpan Network = TimeSpan.FromSeconds(5);

    /// <param name="ms">Thinking time; 0 to <paramref name="seconds"/>.</param>
    /// <param name="run">Right answers in a row with this one, 1 or more.</param>
    public static int PointsOf(int ms, int seconds, int run, bool speed, bool streaks)
    {
        var points = speed ? Slowest + (int)((Right - Slowest) * Math.Max(0, seconds * 1000L - ms) / (seconds * 1000L)) : Right;
        return points + (streaks ? Math.Min(MostForStreak, Streak * (run - 1)) : 0);
    }

    /// <summary>
    /// The thinking time in whole milliseconds: from the moment in which the phone showed the question, less what the phone says
    /// the network took. A phone that lies gains at most <see cref="Network"/> on each way.
    /// </summary>
    /// <param name="shown">Null: it counts from the question's opening.</param>
    /// <param name="thought">By the phone's own clock, in milliseconds; null where it doesn't say.</param>
    public static int Thinking(DateTimeOffset opened, DateTimeOffset? shown, int? thought, DateTimeOffset arrived)
    {
        var from = shown is not { } at ? opened : at < opened ? opened : at > opened + Network ? opened + Network : at;
        var most = (int)Math.Clamp((arrived - from).TotalMilliseconds, 0, int.MaxValue);
        return thought is { } said && shown is not null
            ? Math.Clamp(said, Math.Max(0, most - (int)Network.TotalMilliseconds), most)
            : most;
    }
}
