using System.Text.Json.Nodes;

namespace HostConsole.Core.Store;

/// <summary>Steps that bring stored facts to their next version; a step is never changed once it has shipped.</summary>
internal static class Upcast
{
    /// <summary>StageSet 1 → 2: a poll and a giveaway each had a field of their own.</summary>
    public static void StageItems(JsonObject json)
    {
        JsonArray items = [];
        foreach (var kind in (string[])["poll", "giveaway"])
        {
            var id = json[kind];
            json.Remove(kind);
            if (id is not null) items.Add(new JsonObject { ["kind"] = kind, ["id"] = id });
        }

        json["items"] = items;
    }
}
