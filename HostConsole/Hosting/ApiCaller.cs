namespace HostConsole.Hosting;

/// <summary>How a program that calls with an API key is known to the rest of the pipeline.</summary>
public static class ApiCaller
{
    /// <summary>The authentication scheme, also in the OpenAPI document.</summary>
    public const string Scheme = "Bearer";

    /// <summary>Names the key that called; its id, or "configured".</summary>
    public const string KeyClaim = "api-key";
}
