using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.Surfaces;

/// <summary>
/// A part of the live page. The page subscribes and hands every panel each new picture; a panel draws again only when a part
/// of the picture that it shows is another object than before, or after its own events.
/// </summary>
public abstract class ShowPanel : ComponentBase
{
    private object?[]? drawn;
    private bool skip;

    [Parameter, EditorRequired] public required ShowView Show { get; set; }

    /// <summary>Raised with what the person wants; the page sends it and words a refusal.</summary>
    [Parameter, EditorRequired] public EventCallback<ShowCommand> Send { get; set; }

    [CascadingParameter] public Task<AuthenticationState>? SignedIn { get; set; }

    protected ClaimsPrincipal Person { get; private set; } = new();

    /// <summary>What this panel shows of the picture.</summary>
    protected abstract object?[] Parts(ShowView show);

    protected bool May(Permission permission) => Person.May(permission);

    protected override async Task OnInitializedAsync()
    {
        if (SignedIn is not null) Person = (await SignedIn).User;
    }

    protected override void OnParametersSet()
    {
        var parts = Parts(Show);
        skip = drawn is not null && parts.Zip(drawn).All(p => Same(p.First, p.Second));
        drawn = parts;
    }

    protected override bool ShouldRender()
    {
        var render = !skip;
        skip = false;
        return render;
    }

    // An immutable array is a value that equals another one only where both are the same array.
    private static bool Same(object? now, object? before) =>
        ReferenceEquals(now, before) || (now is ValueType or string && now.Equals(before));
}
