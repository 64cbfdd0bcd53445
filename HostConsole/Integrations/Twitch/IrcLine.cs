using System.Collections.Frozen;

namespace HostConsole.Integrations.Twitch;

/// <summary>One line of IRC (RFC 1459) with IRCv3 message tags (https://ircv3.net/specs/extensions/message-tags).</summary>
/// <param name="Prefix">Who sent it: "nick!user@host" or a server's name; empty where the line doesn't say.</param>
/// <param name="Command">In upper case: a word such as PRIVMSG, or three digits.</param>
public sealed record IrcLine(IReadOnlyDictionary<string, string> Tags, string Prefix, string Command, IReadOnlyList<string> Parameters)
{
    private const int MostParameters = 15;

    /// <summary>The nick of who sent it.</summary>
    public string Nick => Prefix.Split('!')[0];

    /// <summary>The last parameter: a message's text; empty where there is none.</summary>
    public string Last => Parameters.Count > 0 ? Parameters[^1] : "";

    /// <returns>Null where the tag is missing or empty, which the specification says is the same.</returns>
    public string? Tag(string name) => Tags.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <returns>Null where the text is no line of IRC.</returns>
    public static IrcLine? Parse(string text)
    {
        var rest = text.AsSpan().Trim("\r\n\0");
        IReadOnlyDictionary<string, string> tags = FrozenDictionary<string, string>.Empty;
        if (rest.StartsWith("@")) tags = ReadTags(Word(ref rest)[1..]);
        var prefix = rest.StartsWith(":") ? Word(ref rest)[1..].ToString() : "";
        var command = Word(ref rest).ToString().ToUpperInvariant();
        if (command.Length == 0 || !command.All(char.IsAsciiLetterOrDigit)) return null;
        var parameters = new List<string>();
        while (!rest.IsEmpty)
        {
            if (rest[0] == ':' || parameters.Count == MostParameters - 1)
            {
                parameters.Add((rest[0] == ':' ? rest[1..] : rest).ToString());
                break;
            }

            parameters.Add(Word(ref rest).ToString());
        }

        return new(tags, prefix, command, parameters);
    }

    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[end..].TrimStart(' ');
        return word;
    }

    private static Dictionary<string, string> ReadTags(ReadOnlySpan<char> text)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in text.Split(';'))
        {
            var tag = text[range];
            var equals = tag.IndexOf('=');
            var name = equals < 0 ? tag : tag[..equals];
            if (!name.IsEmpty) tags[name.ToString()] = equals < 0 ? "" : Unescaped(tag[(equals + 1)..]);
        }

        return tags;
    }

    private static string Unescaped(ReadOnlySpan<char> value)
    {
        if (value.IndexOf('\\') < 0) return value.ToString();
        var text = new System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\') { text.Append(value[i]); continue; }
            if (++i == value.Length) break;
            text.Append(value[i] switch { ':' => ';', 's' => ' ', 'r' => '\r', 'n' => '\n', var other => other });
        }

        return text.ToString();
    }
}
