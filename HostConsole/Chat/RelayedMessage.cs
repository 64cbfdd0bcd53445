using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Hosting;

namespace HostConsole.Chat;

/// <summary>A message of another platform, as a bridge sends it.</summary>
/// <param name="At">When it was written; now if not given.</param>
/// <param name="Id">The platform's own id, by which a repeated delivery is known.</param>
/// <param name="Event">What the platform says of itself, such as gift or follow: it is shown and does nothing.</param>
/// <param name="Role">owner or bot, where the bridge knows: such an account is shown and does nothing.</param>
public sealed record RelayedMessage(
    string? Channel, RelayedMessage.Person? Author, string? Text, DateTimeOffset? At, string? Id,
    string? Event = null, string? Role = null)
{
    public sealed record Person(string? Id, string? Name);

    /// <summary>Reads one message out of JSON; a number where a text belongs (an id, mostly) is taken as it is written.</summary>
    public static Outcome.Rejected? Read(JsonElement json, out RelayedMessage? message)
    {
        message = null;
        if (json.ValueKind != JsonValueKind.Object)
            return (Outcome.Rejected)Outcome.Invalid("text", "A message is an object with channel, author and text.");
        try
        {
            var author = json.TryGetProperty("author", out var person) && person.ValueKind == JsonValueKind.Object
                ? new Person(Word(person, "id"), Word(person, "name"))
                : null;
            if (!TryTime(json, out var at))
                return (Outcome.Rejected)Outcome.Invalid("at",
                    "Give the time in RFC 3339, such as 2026-11-21T19:00:00Z, or leave it out.");
            message = new(Word(json, "channel"), author, Word(json, "text"), at, Word(json, "id"), Word(json, "event"), Word(json, "role"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: well-formed JSON, and yet no text.
            return (Outcome.Rejected)Outcome.Invalid("text", "This holds what is no text.");
        }
    }

    /// <summary>Whether it has the shape of a message, whatever is missing: what hasn't is no message of anybody.</summary>
    public static bool IsShaped(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return json.ValueKind == JsonValueKind.Undefined;
        if (json.TryGetProperty("author", out var author)
            && author.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            return false;
        try
        {
            return Word(json, "text") is not null || !json.TryGetProperty("text", out var text) || text.ValueKind == JsonValueKind.Null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string? Word(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;

    private static bool TryTime(JsonElement json, out DateTimeOffset? at)
    {
        at = null;
        if (!json.TryGetProperty("at", out var value) || value.ValueKind == JsonValueKind.Null) return true;
        if (value.ValueKind != JsonValueKind.String || !value.TryGetDateTimeOffset(out var time)) return false;
        at = time.ToUniversalTime();
        return true;
    }
}

/// <summary>One message or an array of them, each read by itself.</summary>
public sealed record RelayedBatch(IReadOnlyList<JsonElement> Messages, bool IsArray)
{
    public static async ValueTask<RelayedBatch> BindAsync(HttpContext http)
    {
        var body = await JsonBody.ReadAsync<JsonElement>(http);
        RelayedBatch batch = body.ValueKind == JsonValueKind.Array ? new([.. body.EnumerateArray()], true) : new([body], false);
        if (batch.Messages.Count > 0 && !batch.Messages.Any(RelayedMessage.IsShaped))
            throw JsonBody.Malformed(new("No message has the shape of one."));
        return batch;
    }
}
