using System.Text.Json;

namespace HostConsole.Core.Kernel;

public static class Words
{
    /// <summary>The lower-case word for an enum's value, as <see cref="Json"/> writes it: SoldOut is "sold-out".</summary>
    public static string Word<TEnum>(this TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
