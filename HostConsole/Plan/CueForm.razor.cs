using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Planning;

public sealed partial class CueForm
{
    private string field = "", problem = "";
    private int? left;

    [Parameter, EditorRequired] public required CueDraft Draft { get; set; }
    [Parameter, EditorRequired] public required ShowSettings Settings { get; set; }
    [Inject] private PlanDesk Desk { get; set; } = null!;

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);

    protected override Task OnInitializedAsync() => CountAsync();

    private async Task Take(Item item)
    {
        Draft.Item = item;
        if (Draft.Price.Length == 0 && item.Price.Currency == Settings.Currency) Draft.Price = item.Price.Amount;
        if (field == "item") field = "";
        await CountAsync();
    }

    private async Task CountAsync() => left = Draft.Item is { PreOrder: false, Variant: { } v } && (await Desk.StockAsync([v])).TryGetValue(v, out var units) ? units : null;

    private void Save()
    {
        (var cue, field, problem) = Draft.Read(Settings.Currency);
        if (cue is not null) Dialogs.Close(cue);
    }

    private Dictionary<string, object> Flag(string name) => field == name ? new() { ["aria-invalid"] = "true", ["aria-describedby"] = $"cue-{name}-error" } : [];

    private RenderFragment Error(string name) => builder =>
    {
        if (field != name) return;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "field__error");
        builder.AddAttribute(2, "id", $"cue-{name}-error");
        builder.AddAttribute(3, "role", "alert");
        builder.AddContent(4, problem);
        builder.CloseElement();
    };

    private RenderFragment Length(string label, string hint) => Number("seconds", label, Draft.Seconds, v => Draft.Seconds = v, hint);

    private RenderFragment Number(string name, string label, int? value, Action<int?> set, string hint) => builder =>
    {
        builder.OpenComponent<NumberField>(0);
        builder.AddComponentParameter(1, nameof(NumberField.Id), "cue-" + name);
        builder.AddComponentParameter(2, nameof(NumberField.Label), label);
        builder.AddComponentParameter(3, nameof(NumberField.Value), value);
        builder.AddComponentParameter(4, nameof(NumberField.ValueChanged), EventCallback.Factory.Create(this, set));
        builder.AddComponentParameter(5, nameof(NumberField.Hint), hint);
        builder.AddComponentParameter(6, nameof(NumberField.Problem), field == name ? problem : null);
        builder.CloseComponent();
    };
}
