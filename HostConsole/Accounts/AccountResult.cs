namespace HostConsole.Accounts;

/// <summary>How something that a person asked for ended: well, or with a reason that says what to do.</summary>
public sealed record AccountResult(string? Problem)
{
    public static readonly AccountResult Well = new((string?)null);
    public bool Succeeded => Problem is null;
    public static AccountResult<T> With<T>(T value) => new(value, null);
    public static implicit operator AccountResult(string problem) => new(problem);
}

/// <param name="Value">What came of it, where it ended well.</param>
public sealed record AccountResult<T>(T? Value, string? Problem)
{
    public bool Succeeded => Problem is null;
    public static implicit operator AccountResult<T>(string problem) => new(default, problem);
}
