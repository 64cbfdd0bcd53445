using Microsoft.AspNetCore.Components;

namespace HostConsole.Accounts;

/// <summary>The list of one's own passkeys. What was done is told by the page's next address, so that a reload does nothing twice.</summary>
public sealed partial class PasskeyList
{
    private IReadOnlyList<PasskeyRow> rows = [];
    private Account? account;
    private bool asks;
    private string? obstacle, problem;

    [CascadingParameter] private HttpContext Context { get; set; } = null!;
    [SupplyParameterFromQuery(Name = "rename")] private string? Renamed { get; set; }
    [SupplyParameterFromQuery(Name = "remove")] private string? Removed { get; set; }
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }
    [SupplyParameterFromForm(FormName = "passkey-add")] private NewForm? Passkey { get; set; }
    [SupplyParameterFromForm(FormName = "passkey-rename")] private NameForm? Rename { get; set; }
    [SupplyParameterFromForm(FormName = "passkey-remove")] private IdForm? Remove { get; set; }
    [SupplyParameterFromForm(FormName = "passkey-ask")] private AskForm? Ask { get; set; }

    private string? Said => HttpMethods.IsPost(Context.Request.Method) ? null : Done switch
    {
        "added" => "Your passkey is added. The sign-in page takes it from now on.",
        "renamed" => "The passkey has its new name.",
        "removed" => "The passkey is removed. Delete it on your device too, or it is still offered there.",
        "on" => "From now on a passkey is asked for after the password.",
        "off" => "The password alone signs you in again.",
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        (Passkey, Rename, Remove, Ask) = (Passkey ?? new(), Rename ?? new(), Remove ?? new(), Ask ?? new());
        obstacle = PasskeyAddress.Obstacle(Context.Request);
        account = await SignIn.UserManager.GetUserAsync(Context.User);
        if (account is null) return;
        (rows, asks) = (await Passkeys.ListAsync(account), account.TwoFactorEnabled);
    }

    private bool IsHere(string host) => host.Equals(Context.Request.Host.Host, StringComparison.OrdinalIgnoreCase);

    private Task AddAsync() => DoAsync("added", async mine =>
        new((await Passkeys.AddAsync(mine, Passkey!.Credential, Passkey.Name)).Problem));

    private Task RenameAsync() => DoAsync("renamed", mine => Passkeys.RenameAsync(mine, Rename!.Id, Rename.Name));

    private Task RemoveAsync() => DoAsync("removed", mine => Passkeys.RemoveAsync(mine, Remove!.Id));

    private Task AskAsync() => DoAsync(Ask!.On ? "on" : "off", mine =>
        Passkeys.AskAfterPasswordAsync(mine, Ask.On, Context.Request.Host.Host));

    private async Task DoAsync(string what, Func<Account, Task<AccountResult>> act)
    {
        var done = account is null ? "This account is gone." : await act(account);
        problem = done.Problem;
        if (done.Succeeded) Navigation.NavigateTo($"/account?done={what}", forceLoad: true);
    }

    private sealed class NewForm
    {
        public string? Name { get; set; }
        public string? Password { get; set; }
        public string? Credential { get; set; }
    }

    private sealed class NameForm
    {
        public string? Id { get; set; }
        public string? Name { get; set; }
    }

    private sealed class IdForm
    {
        public string? Id { get; set; }
    }

    private sealed class AskForm
    {
        public bool On { get; set; }
    }
}
