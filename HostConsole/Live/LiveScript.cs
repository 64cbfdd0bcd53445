using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HostConsole.Live;

/// <summary>The browser's side of the live page, js/live.js: keys, holds and the focus.</summary>
public sealed class LiveScript(Func<LiveAct, string, bool, Task> act, Func<Exception, Task> failed) : IAsyncDisposable
{
    private static readonly string[] Keys = [.. LiveKeys.All.SelectMany(k => k.Keys)];
    private DotNetObjectReference<LiveScript>? self;
    private IJSObjectReference? module, listening;

    public async Task StartAsync(IJSRuntime js, string path, ElementReference root)
    {
        self = DotNetObjectReference.Create(this);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./" + path);
        listening = await module.InvokeAsync<IJSObjectReference>("start", root, self, Keys);
    }

    public ValueTask FocusAsync(string name) => listening?.InvokeVoidAsync("focus", name) ?? ValueTask.CompletedTask;

    [JSInvokable]
    public Task KeyAsync(string key) => RunAsync(LiveKeys.Of(key)?.Act ?? LiveAct.None, key, held: false);

    [JSInvokable]
    public Task HeldAsync(string name) => RunAsync(Enum.TryParse<LiveAct>(name, out var held) ? held : LiveAct.None, "", held: true);

    private async Task RunAsync(LiveAct what, string key, bool held)
    {
        try { await act(what, key, held); }
        catch (Exception e) { await failed(e); }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (listening is not null)
            {
                await listening.InvokeVoidAsync("stop");
                await listening.DisposeAsync();
            }

            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException) { } // the window is gone, and its listeners with it
        self?.Dispose();
    }
}
