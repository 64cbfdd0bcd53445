using System.Text.Json.Serialization;

namespace HostConsole.Core.Kernel;

/// <summary>A variant as it stood when it was pinned or put into a deal: later edits of the catalogue don't change the past.</summary>
/// <param name="PreOrder">The shop goes on selling it when nothing is left: a deal may have more units than stock.</param>
public sealed record Item(
    ProductId Product, VariantId? Variant, string Title, Money Price, Money? CompareAt = null, string? Picture = null,
    string? Sku = null, string? ExternalId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PreOrder = false)
{
    /// <summary>The price before a reduction; null where it isn't reduced.</summary>
    [JsonIgnore] public Money? Was => CompareAt is { } compare && compare > Price ? compare : null;
}
