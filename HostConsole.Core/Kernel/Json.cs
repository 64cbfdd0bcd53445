using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HostConsole.Core.Kernel;

/// <summary>How the store, the API and the exports write JSON: camelCase, ids as GUIDs, enums as lower-case words.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new(JsonSerializerDefaults.Web));

    static Json() => Options.MakeReadOnly(populateMissingResolver: true);

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new IdJsonConverter());
        options.Converters.Add(new ImmutableArrayJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Encoder = JavaScriptEncoder.Default;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(CueKinds.Describe);
        return options;
    }
}
