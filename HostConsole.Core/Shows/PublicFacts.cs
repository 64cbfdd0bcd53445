using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The log as others may read it, over the API and in exports.</summary>
public static class PublicFacts
{
    /// <summary>The fact without what is still secret; null for a private one.</summary>
    public static LoggedFact? Of(LoggedFact logged) => logged.Fact is IPrivateFact ? null : logged with { Fact = logged.Fact.Public() };
}
