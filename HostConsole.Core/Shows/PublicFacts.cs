using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The log as others may read it, over the API and in exports.</summary>
public static class PublicFacts
{
    /// <summary>The fact without what is still secret; null for a private one.</summary>
    public static LoggedFact? Of(LoggedFact logged)
    {
        if (logged.Fact is IPrivateFact) return null;
        var fact = logged.Fact.Public();
        return ReferenceEquals(fact, logged.Fact) ? logged : logged with { Fact = fact }; // most have no secret, and a log has millions
    }
}
