using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace HostConsole.Quizzes;

/// <summary>A question on one viewer's phone.</summary>
public readonly record struct ShownQuestion(QuizId Quiz, int Question, ViewerId Viewer);

/// <summary>
/// When each phone showed a question, as it tells by asking for this moment: the first time counts. The moment goes to the phone,
/// token, so that it outlasts a restart; it fits no other question and nobody else.
/// </summary>
public sealed class ShownMoments(IDataProtectionProvider protection)
{
    private const int Longest = 512, Bytes = 16 + 4 + 16 + 8;
    internal const int Remembered = 50_000;
    private readonly IDataProtector _protector = protection.CreateProtector("HostConsole.QuizShown.v1");
    private ConcurrentDictionary<ShownQuestion, DateTimeOffset> _newer = new(), _older = new();

    /// <summary>Takes a moment down, unless there is an earlier one, and gives the earliest, signed.</summary>
    public string Issue(ShownQuestion question, DateTimeOffset at)
    {
        if (Recall(question) is { } known) at = known;
        else Remember(question, at);
        var text = new byte[Bytes];
        Write(text, question);
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(Bytes - 8), at.UtcTicks);
        return WebEncoders.Base64UrlEncode(_protector.Protect(text));
    }

    /// <summary>The earliest moment that is known of a question: remembered, or signed.</summary>
    /// <param name="token">As it was issued; what was not issued for this question and viewer is ignored.</param>
    public DateTimeOffset? Of(ShownQuestion question, string? token)
    {
        var (known, told) = (Recall(question), Open(question, token));
        return known is { } one && told is { } other ? (one < other ? one : other) : known ?? told;
    }

    private DateTimeOffset? Recall(ShownQuestion question) =>
        _newer.TryGetValue(question, out var at) || _older.TryGetValue(question, out at) ? at : null;

    // What is older than the newest so many is forgotten: the phones have it signed.
    private void Remember(ShownQuestion question, DateTimeOffset at)
    {
        if (_newer.Count >= Remembered) (_older, _newer) = (_newer, new());
        _newer.TryAdd(question, at);
    }

    private DateTimeOffset? Open(ShownQuestion question, string? token)
    {
        if (token is not { Length: > 0 and <= Longest }) return null;
        try
        {
            var text = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            Span<byte> expected = stackalloc byte[Bytes];
            Write(expected, question);
            return text.Length == Bytes && expected[..^8].SequenceEqual(text.AsSpan(0, Bytes - 8))
                ? new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(text.AsSpan(Bytes - 8)), TimeSpan.Zero)
                : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(Span<byte> text, ShownQuestion question)
    {
        question.Quiz.Value.TryWriteBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(text[16..], question.Question);
        question.Viewer.Value.TryWriteBytes(text[20..]);
    }
}
