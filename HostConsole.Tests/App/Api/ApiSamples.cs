using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HostConsole.Tests.Api;

/// <summary>
/// The committed samples in docs/api: one file a call, with its request and its answer. A test that makes the call holds
/// the running server against the file: method, path, status, and the names and JSON types in both bodies.
/// <c>UPDATE_API_SAMPLES=1</c> writes files that are missing or no longer agree.
/// </summary>
internal static class ApiSamples
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_API_SAMPLES") == "1";
    private static readonly JsonSerializerOptions Written =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="name">The file: area-name.</param>
    /// <param name="answer">Null where the answer has no JSON.</param>
    public static void Check(string name, string method, string path, JsonNode? request, int status, JsonNode? answer)
    {
        var actual = new JsonObject
        {
            ["request"] = new JsonObject { ["method"] = method, ["path"] = path, ["body"] = request?.DeepClone() },
            ["answer"] = new JsonObject { ["status"] = status, ["body"] = answer?.DeepClone() },
        };
        var file = Repo.File("docs", "api", $"{name}.json");
        var known = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
        var wrong = known is null ? ["the file is missing"] : Differences(known, actual).ToList();
        if (wrong.Count == 0) return;
        Assert.True(Update, $"docs/api/{name}.json does not agree with the server: {string.Join("; ", wrong)}. If the "
            + "change is meant, run this test with UPDATE_API_SAMPLES=1 and look at the diff.");
        File.WriteAllText(file, actual.ToJsonString(Written) + "\n");
    }

    public static IEnumerable<string> Differences(JsonNode sample, JsonNode actual)
    {
        if ((int?)sample["answer"]?["status"] != (int?)actual["answer"]!["status"])
            yield return $"the status is {actual["answer"]!["status"]}";
        foreach (var part in (string[])["method", "path"])
        {
            var (was, now) = (Shapeless((string)sample["request"]![part]!), Shapeless((string)actual["request"]![part]!));
            if (was != now) yield return $"the {part} is {now}";
        }

        foreach (var side in (string[])["request", "answer"])
            foreach (var difference in Compare(side, sample[side]!["body"], actual[side]!["body"])) yield return difference;
    }

    private static IEnumerable<string> Compare(string at, JsonNode? sample, JsonNode? actual)
    {
        if (Kind(sample) != Kind(actual)) return [$"{at} is {Kind(actual)}, not {Kind(sample)}"];
        switch (sample, actual)
        {
            case (JsonObject was, JsonObject now):
                var before = was.DistinctBy(p => NameOf(p.Key)).ToDictionary(p => NameOf(p.Key), p => p.Value);
                var after = now.DistinctBy(p => NameOf(p.Key)).ToDictionary(p => NameOf(p.Key), p => p.Value);
                return before.Keys.Except(after.Keys).Select(name => $"{at}.{name} is gone")
                    .Concat(after.Keys.Except(before.Keys).Select(name => $"{at}.{name} is new"))
                    .Concat(before.Keys.Intersect(after.Keys).SelectMany(name => Compare($"{at}.{name}", before[name], after[name])));
            case (JsonArray was, JsonArray now):
                return was.Count == 0 || now.Count == 0 ? [] : Compare($"{at}[0]", was[0], now[0]);
            default:
                return [];
        }
    }

    private static string NameOf(string key) => Guid.TryParse(key, out _) ? "{id}" : key;

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };

    // A path with what differs from run to run taken out: ids, and the show's code.
    private static string Shapeless(string path) =>
        string.Join('/', path.Split('/').Select((part, i) =>
            Guid.TryParse(part, out _) || (i == 2 && path.StartsWith("/s/", StringComparison.Ordinal)) ? "{}" : part));
}
