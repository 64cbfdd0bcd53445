using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HostConsole.Charts;

/// <summary>Draws a <see cref="ChartSpec"/>. The browser hears of it when its data changed, and says nothing back.</summary>
public sealed partial class Chart : ComponentBase, IAsyncDisposable
{
    private readonly string _id = "c" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _root;
    private IJSObjectReference? _module, _drawn;
    private ChartSpec? _spec;
    private string _json = "", _sent = "";
    private bool _changed, _gone;

    /// <summary>What is drawn. Another one with the same data draws nothing.</summary>
    [Parameter, EditorRequired] public ChartSpec Spec { get; set; } = null!;

    /// <summary>Whether the line that says how to zoom is visible; one of a group is enough.</summary>
    [Parameter] public bool Hint { get; set; } = true;

    /// <summary>The button that shows everything again.</summary>
    [Parameter] public string Whole { get; set; } = "Whole show";

    [Inject] private IJSRuntime Js { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_spec, Spec)) return;
        _spec = Spec;
        var json = ChartOption.Json(Spec);
        (_changed, _json) = (_changed || json != _json, json);
    }

    protected override bool ShouldRender() => _changed;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _changed = false;
        if (_sent == _json) return;
        _sent = _json;
        if (firstRender) await StartAsync(_sent);
        else if (_drawn is not null) await _drawn.InvokeVoidAsync("draw", _sent);
    }

    private async Task StartAsync(string json)
    {
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/charts.js"]);
        _drawn = await _module.InvokeAsync<IJSObjectReference>(
            "start", _root, Assets["_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js"], json);
        if (_gone) await EndAsync();
        else if (_sent != json) await _drawn.InvokeVoidAsync("draw", _sent); // changed while the bundle was on its way
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            if (_drawn is not null)
            {
                await _drawn.InvokeVoidAsync("stop");
                await _drawn.DisposeAsync();
            }

            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException) { } // the window is gone, and its charts with it
        (_drawn, _module) = (null, null);
    }
}
