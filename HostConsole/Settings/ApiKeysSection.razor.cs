using System.Globalization;
using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace HostConsole.Settings;

/// <summary>Keys for programs: made, shown once, revoked.</summary>
public sealed partial class ApiKeysSection
{
    private readonly HashSet<string> chosen = [ApiScope.Read];
    private IReadOnlyList<ApiKey>? keys;
    private bool making;
    private string name = "";
    private FieldProblem? problem;
    private string? secret;

    [CascadingParameter] public Task<AuthenticationState>? SignedIn { get; set; }

    protected override async Task OnInitializedAsync() => keys = await Keys.ListAsync();

    private async Task<ClaimsPrincipal> WhoAmIAsync() => SignedIn is null ? new() : (await SignedIn).User;

    private void Choose(string scope, bool on)
    {
        if (on) chosen.Add(scope);
        else chosen.Remove(scope);
    }

    private async Task MakeAsync()
    {
        if (Text.IsBlank(name))
        {
            problem = new("key-name", "Say what will use it.");
            return;
        }

        var done = await Keys.MakeAsync(await WhoAmIAsync(), name, chosen);
        problem = done.Problem is { } why ? new("", why) : null;
        if (!done.Succeeded) return;
        secret = done.Value;
        Close();
        keys = await Keys.ListAsync();
    }

    private void Close()
    {
        (making, name, problem) = (false, "", null);
        chosen.Clear();
        chosen.Add(ApiScope.Read);
    }

    private async Task CopyAsync()
    {
        var copied = await Browser.InvokeAsync<bool>("hostConsole.copy", secret);
        if (copied) Notices.Done("The key is copied.");
        else Notices.Refused("The browser did not allow copying. Select the key and copy it by hand.");
    }

    private async Task RevokeAsync(ApiKey key)
    {
        if (!await Dialogs.AskAsync("Revoke this key?",
            $"What uses “{key.Name}” is refused from now on. A revoked key can't be brought back.", "Revoke", "Keep"))
            return;
        var done = await Keys.RevokeAsync(await WhoAmIAsync(), key.Id);
        if (done.Problem is { } problem) Notices.Refused(problem);
        else Notices.Done($"“{key.Name}” is revoked.");
        keys = await Keys.ListAsync();
    }

    private static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
