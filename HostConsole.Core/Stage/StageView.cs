using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

/// <param name="Stock">Units that stock has to give; null where it is not tracked.</param>
/// <param name="Items">At most one of a kind.</param>
[JsonConverter(typeof(StageViewJson))]
public sealed record StageView(Item? Pinned, int? Stock, DateTimeOffset? PinnedAt, IReadOnlyList<StageItem> Items, string? Message)
{
    public static readonly StageView Empty = new(null, null, null, [], null);

    public bool Has(StageItem item) => Items.Contains(item);

    /// <summary>The id of the item of this kind; null where none is on stage.</summary>
    public Guid? Of(string kind) => Items.FirstOrDefault(i => i.Kind == kind) is { Kind: not null } item ? item.Id : null;

    /// <summary>The command that puts an item on stage, in place of one of its kind, or takes it off where it is there.</summary>
    public SetStage Toggle(StageItem item)
    {
        var others = Items.Where(i => i.Kind != item.Kind);
        return new(Has(item) ? [.. others] : [.. others, item], Message);
    }

    /// <summary>The command that changes the line of text alone.</summary>
    public SetStage Say(string? message) => new(Items, message);
}

/// <summary>A stage as JSON: each item is a property named after its kind.</summary>
internal sealed class StageViewJson : JsonConverter<StageView>
{
    public override StageView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var view = StageView.Empty;
        List<StageItem> items = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "pinned": view = view with { Pinned = JsonSerializer.Deserialize<Item>(ref reader, options) }; break;
                case "stock": view = view with { Stock = JsonSerializer.Deserialize<int?>(ref reader, options) }; break;
                case "pinnedAt": view = view with { PinnedAt = JsonSerializer.Deserialize<DateTimeOffset?>(ref reader, options) }; break;
                case "message": view = view with { Message = reader.GetString() }; break;
                case var kind when reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id):
                    items.Add(new(kind, id));
                    break;
                default: reader.Skip(); break;
            }
        }

        return view with { Items = items };
    }

    public override void Write(Utf8JsonWriter writer, StageView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Write("pinned", value.Pinned);
        Write("stock", value.Stock);
        Write("pinnedAt", value.PinnedAt);
        foreach (var item in value.Items) Write(item.Kind, item.Id);
        Write("message", value.Message);
        writer.WriteEndObject();

        void Write<T>(string name, T part)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, part, options);
        }
    }
}
