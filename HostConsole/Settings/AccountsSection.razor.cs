using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.Settings;

/// <summary>The list of accounts, and what a host does with it.</summary>
public sealed partial class AccountsSection
{
    private static readonly IReadOnlyList<Role> Roles = [Role.Moderator, Role.Host];
    private IReadOnlyList<AccountRow> rows = [];
    private bool adding;
    private string name = "";
    private string password = "";
    private Role role = Role.Moderator;
    private FieldProblem? problem;
    private ClaimsPrincipal me = new();

    [CascadingParameter] public Task<AuthenticationState>? SignedIn { get; set; }

    private string? Me => me.Identity?.Name;

    protected override async Task OnInitializedAsync()
    {
        await WhoAmIAsync();
        rows = await Book.ListAsync();
    }

    /// <summary>Asked before every action: the sign-in may have ended since the page opened.</summary>
    private async Task<ClaimsPrincipal> WhoAmIAsync() => me = SignedIn is null ? new() : (await SignedIn).User;

    private async Task AddAsync()
    {
        problem = Text.IsBlank(name) ? new("account-name", "Say who it is for.")
            : password.Length < AccountBook.ShortestPassword ? new("account-password", $"At least {AccountBook.ShortestPassword} characters.")
            : await Book.AddAsync(await WhoAmIAsync(), name, password, role) is { Problem: { } why } ? new("", why)
            : null;
        if (problem is not null) return;
        Notices.Done($"{name.Trim()} can sign in now.");
        Close();
        rows = await Book.ListAsync();
    }

    private void Close()
    {
        (adding, name, password, role, problem) = (false, "", "", Role.Moderator, null);
    }

    private async Task ResetAsync(AccountRow row)
    {
        var typed = (string?)await Dialogs.OpenAsync<NewPasswordDialog>($"New password for {row.Name}", width: 440);
        if (typed is null) return;
        await SayAsync(await Book.ResetPasswordAsync(await WhoAmIAsync(), row.Id, typed),
            $"{row.Name} has a new password and was signed out everywhere.");
    }

    private async Task RemoveAsync(AccountRow row)
    {
        if (!await Dialogs.AskAsync($"Remove {row.Name}?",
            $"{row.Name} is signed out within a minute and can't sign in again.", "Remove", "Keep"))
            return;
        await SayAsync(await Book.RemoveAsync(await WhoAmIAsync(), row.Id), $"{row.Name} is removed.");
    }

    private async Task SayAsync(AccountResult done, string success)
    {
        if (done.Problem is { } problem) Notices.Refused(problem);
        else Notices.Done(success);
        rows = await Book.ListAsync();
    }
}
