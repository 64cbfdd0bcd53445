using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;

namespace HostConsole.Components;

/// <summary>
/// What a person would hate to lose over a reload: half-written text, the layout of a page, the last show. Kept in
/// their own browser, sealed.
/// </summary>
public sealed class Drafts(ProtectedLocalStorage storage)
{
    private const string Prefix = "draft:";

    /// <returns>The default where nothing was kept, or where it can't be read any more.</returns>
    public async Task<T?> GetAsync<T>(string name)
    {
        try
        {
            var kept = await storage.GetAsync<T>(Prefix + name);
            return kept.Success ? kept.Value : default;
        }
        catch (Exception e) when (e is CryptographicException or System.Text.Json.JsonException)
        {
            await ForgetAsync(name);
            return default;
        }
        catch (Exception e) when (IsGone(e)) { return default; }
    }

    /// <summary>A browser that keeps nothing (storage off or full) is no reason to stop the person's work.</summary>
    public async Task KeepAsync<T>(string name, T value) where T : notnull
    {
        try { await storage.SetAsync(Prefix + name, value); }
        catch (Exception e) when (IsGone(e)) { }
    }

    public async Task ForgetAsync(string name)
    {
        try { await storage.DeleteAsync(Prefix + name); }
        catch (Exception e) when (IsGone(e)) { }
    }

    private static bool IsGone(Exception e) =>
        e is JSException or JSDisconnectedException or TaskCanceledException or InvalidOperationException;
}
