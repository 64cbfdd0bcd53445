using System.Text;
using System.Text.Json.Nodes;

namespace HostConsole.Tests.Fuzz;

/// <summary>Makes bad input of good: the same seed makes the same inputs again.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Tokens =
    [
        "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r", "'", "\\", "\0", "\uFEFF", "\uD800", "\uDC00", "\u202E",
        "\u200B", "👩‍👩‍👧‍👦", "é", "ß", "=1+1", "@SUM(A1)", "<script>alert(1)</script>", "&amp;", "<p", "</", "<!--",
        "-", "--1", "+5", "1e999", "NaN", "Infinity", "0", "-0", "00012", "1.2.3", "1,234,567.89", "1.234,5", "１２", "٣",
        "99999999999999999999999", "-79228162514264337593543950335", "79228162514264337593543950335",
        "0.000000000000000000000000001",
        "9999-12-31T23:59:59Z", "0001-01-01", "2026-02-30", "31/12/2026 25:61", "1900", "TRUE", "null", "sep=;", "C",
        "USD", "XXX", "JPY", "Europe/London", "../../etc/passwd", "%00", "{", "}", "[", "]", "{{", "$", "%s", "http://",
        "javascript:alert(1)",
    ];

    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>A text of the corpus with one to twelve things done to it; now and then nothing but noise.</summary>
    public string Text(IReadOnlyList<string> corpus)
    {
        if (_random.Next(40) == 0) return Noise(_random.Next(400));
        var text = new StringBuilder(One(corpus));
        for (var times = 1 + _random.Next(12); times > 0; times--) Change(text);
        return text.Length > 60_000 ? text.ToString(0, 60_000) : text.ToString();
    }

    private void Change(StringBuilder text)
    {
        var at = _random.Next(text.Length + 1);
        var some = Math.Min(_random.Next(1, 60), text.Length - at);
        switch (_random.Next(9))
        {
            case 0: text.Insert(at, One(Tokens)); break;
            case 1: text.Remove(at, some); break;
            case 2: text.Insert(at, text.ToString(at, some)); break;
            case 3: text.Insert(_random.Next(text.Length + 1), text.ToString(at, some)); break;
            case 4 when some > 0: text[at] = (char)_random.Next(_random.Next(2) == 0 ? 128 : 0x10000); break;
            case 5 when _random.Next(6) == 0: text.Insert(at, string.Concat(Enumerable.Repeat(One(Tokens), _random.Next(2_000)))); break;
            case 6 when _random.Next(8) == 0: text.Length = at; break;
            case 7: text.Remove(at, some).Insert(at, One(Tokens)); break;
            default: text.Insert(at, Noise(_random.Next(12))); break;
        }
    }

    private string Noise(int length) => string.Create(length, _random, static (text, random) =>
    {
        foreach (ref var c in text) c = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(32, 127);
    });

    /// <summary>A JSON document with values, members and whole branches exchanged; sometimes broken as text too.</summary>
    public string Json(string document)
    {
        var root = JsonNode.Parse(document);
        for (var times = 1 + _random.Next(4); times > 0; times--) root = Change(root);
        var text = root?.ToJsonString() ?? "null";
        // What only text can hold: half a surrogate pair, a number that no number type has.
        text = text.Replace("\"@half\"", "\"\\ud800\"", StringComparison.Ordinal).Replace("\"@huge\"", "1e400", StringComparison.Ordinal);
        return _random.Next(6) == 0 ? Text([text]) : text;
    }

    private JsonNode? Change(JsonNode? node) => node switch
    {
        JsonObject o when o.Count > 0 && _random.Next(8) > 0 => ChangeIn(o),
        JsonArray a when a.Count > 0 && _random.Next(8) > 0 => ChangeIn(a),
        _ => Strange(),
    };

    private JsonObject ChangeIn(JsonObject o)
    {
        var name = One(o.Select(m => m.Key).ToArray());
        if (_random.Next(10) == 0) o.Remove(name);
        else if (_random.Next(10) == 0) o[One(Tokens)] = Strange();
        else o[name] = Change(o[name]?.DeepClone());
        return o;
    }

    private JsonArray ChangeIn(JsonArray a)
    {
        var i = _random.Next(a.Count);
        if (_random.Next(6) == 0) a.RemoveAt(i);
        else if (_random.Next(6) == 0) a.Add(a[i]?.DeepClone());
        else a[i] = Change(a[i]?.DeepClone());
        return a;
    }

    private JsonNode? Strange() => _random.Next(18) switch
    {
        0 => null,
        1 => true,
        2 => _random.Next(-2, 3),
        3 => long.MaxValue,
        4 => long.MinValue,
        5 => 1.5,
        6 => "",
        7 => new string('x', _random.Next(5_000)),
        8 => new JsonArray(),
        9 => new JsonObject(),
        10 => new JsonArray(Strange(), Strange()),
        11 => Enumerable.Range(0, 80).Aggregate((JsonNode)new JsonArray(), (inner, _) => new JsonArray(inner)),
        12 => "@half",
        13 => "@huge",
        14 => Guid.Empty.ToString(),
        15 => int.MaxValue,
        16 => new JsonObject { ["amount"] = One(Tokens), ["currency"] = One(Tokens) },
        _ => One(Tokens),
    };
}
