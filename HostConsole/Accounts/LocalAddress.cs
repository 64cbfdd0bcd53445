namespace HostConsole.Accounts;

public static class LocalAddress
{
    /// <summary>The address to go on to after sign-in: the wanted one where it is on this server, else the start page.</summary>
    public static string Of(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && !wanted.Any(char.IsControl)
            && !wanted.StartsWith(AccountsSetup.SignInPath, StringComparison.Ordinal)
            ? wanted
            : "/";
}
