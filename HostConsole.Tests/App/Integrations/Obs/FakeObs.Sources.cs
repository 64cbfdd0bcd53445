using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace HostConsole.Tests.Integrations.Obs;

/// <summary>Sources and where they stand in scenes. A microphone and a camera are there from the start.</summary>
internal sealed partial class FakeObs
{
    private int _items;

    /// <summary>Of each source its kind and settings.</summary>
    public ConcurrentDictionary<string, (string Kind, JsonObject Settings)> Sources { get; } = new(
        new Dictionary<string, (string, JsonObject)>
        {
            ["Mic/Aux"] = ("pulse_input_capture", []),
            ["Camera"] = ("v4l2_input", []),
        });

    /// <summary>What stands in a scene, with its transform.</summary>
    public ConcurrentDictionary<(string Scene, int Item), (string Source, JsonNode? Transform)> Items { get; } = [];

    /// <summary>Sources that were fetched anew.</summary>
    public ConcurrentQueue<string> Refreshed { get; } = [];

    public (int Width, int Height) Canvas { get; set; } = (1920, 1080);

    /// <summary>Whether an input is muted, of those that are asked for by their ids.</summary>
    public ConcurrentDictionary<string, bool> MutedById { get; } = [];

    private (int Code, object? Data) MuteOf(JsonNode data) =>
        data["inputUuid"]?.GetValue<string>() is { } id
            ? MutedById.TryGetValue(id, out var muted) ? (100, new { inputMuted = muted }) : (604, null)
        : data["inputName"]?.GetValue<string>() == "Mic/Aux" ? (100, new { inputMuted = MicMuted }) : (604, null);

    private (int Code, object? Data) Mute(JsonNode data)
    {
        var muted = data["inputMuted"]!.GetValue<bool>();
        if (data["inputUuid"]?.GetValue<string>() is { } id) MutedById[id] = muted;
        else MicMuted = muted;
        return (100, null);
    }

    private (int Code, object? Data) DoWithSources(string type, JsonNode? data)
    {
        var (scene, input) = (data?["sceneName"]?.GetValue<string>() ?? "",
            (data?["inputName"] ?? data?["inputUuid"])?.GetValue<string>() ?? "");
        switch (type)
        {
            case "GetVideoSettings": return (100, new { baseWidth = Canvas.Width, baseHeight = Canvas.Height });
            case "GetInputList":
                return (100, new
                {
                    inputs = Sources.OrderByDescending(s => s.Key, StringComparer.Ordinal).Select(
                        s => new { inputName = s.Key, inputKind = s.Value.Kind, unversionedInputKind = s.Value.Kind })
                });
            case "GetInputSettings":
                return Sources.TryGetValue(input, out var source)
                    ? (100, new { inputSettings = source.Settings })
                    : (600, null);
            case "GetSceneItemList":
                return (100, new
                {
                    sceneItems = Items.Where(i => i.Key.Scene == scene)
                        .Select(i => new { sceneItemId = i.Key.Item, sourceName = i.Value.Source })
                });
            case "CreateInput":
                if (!Sources.TryAdd(input,
                    (data!["inputKind"]!.GetValue<string>(), data["inputSettings"]!.DeepClone().AsObject())))
                    return (601, null);
                return (100, new { sceneItemId = Put(scene, input) });
            case "CreateSceneItem": return (100, new { sceneItemId = Put(scene, data!["sourceName"]!.GetValue<string>()) });
            case "SetSceneItemTransform":
                var at = (scene, data!["sceneItemId"]!.GetValue<int>());
                Items[at] = (Items[at].Source, data["sceneItemTransform"]!.DeepClone());
                return (100, null);
            case "SetInputSettings":
                foreach (var (name, value) in data!["inputSettings"]!.AsObject()) Sources[input].Settings[name] = value?.DeepClone();
                return (100, null);
            case "PressInputPropertiesButton" when data!["propertyName"]!.GetValue<string>() == "refreshnocache":
                Refreshed.Enqueue(input);
                return (100, null);
            default: return (204, null);
        }
    }

    private int Put(string scene, string source)
    {
        var item = Interlocked.Increment(ref _items);
        Items[(scene, item)] = (source, null);
        return item;
    }
}
