using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HostConsole.Core.Kernel;

/// <summary>A typed identifier: a version-7 GUID, so that ids sort by the time they were made.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

public static class Id
{
    /// <summary>A new id whose time part is the clock's.</summary>
    public static TId New<TId>(TimeProvider clock) where TId : struct, IId<TId> => New<TId>(clock.GetUtcNow());

    /// <summary>A new id whose time part is <paramref name="at"/>.</summary>
    public static TId New<TId>(DateTimeOffset at) where TId : struct, IId<TId> => TId.From(Version7(at));

    /// <summary>The id of something that follows from another thing: the same for the same, as a replay needs it.</summary>
    /// <param name="n">Which one of several that follow.</param>
    public static TId Following<TId>(Guid of, long n) where TId : struct, IId<TId>
    {
        Span<byte> bytes = stackalloc byte[24], hash = stackalloc byte[SHA256.HashSizeInBytes];
        of.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], n);
        SHA256.HashData(bytes, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80); // version 8: of our own making (RFC 9562, 5.8)
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return TId.From(new(hash[..16], bigEndian: true));
    }

    [ThreadStatic] private static byte[]? s_random;
    [ThreadStatic] private static int s_left;

    // As Guid.CreateVersion7, which asks the system for each; a crowd of claims is spared a system call each.
    private static Guid Version7(DateTimeOffset at)
    {
        const int Each = 10;
        var random = s_random ??= new byte[Each * 256];
        if (s_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            s_left = random.Length;
        }

        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, at.ToUnixTimeMilliseconds() << 16);
        random.AsSpan(s_left -= Each, Each).CopyTo(id[6..]);
        id[6] = (byte)(id[6] & 0x0F | 0x70);
        id[8] = (byte)(id[8] & 0x3F | 0x80);
        return new(id, bigEndian: true);
    }
}

/// <summary>One live event.</summary>
public readonly record struct ShowId(Guid Value) : IId<ShowId>
{
    public static ShowId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>One performance of a show: the real one has the show's own id, each rehearsal an id of its own.</summary>
public readonly record struct RunId(Guid Value) : IId<RunId>
{
    public static RunId From(Guid value) => new(value);
    public static RunId Of(ShowId show) => new(show.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>One person in the audience, known by a device.</summary>
public readonly record struct ViewerId(Guid Value) : IId<ViewerId>
{
    public static ViewerId From(Guid value) => new(value);

    /// <summary>Whether it is somebody who writes on another platform: such ids are made of the platform's own (version 8).</summary>
    public bool IsRelayed => Value.Version == 8;
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    public static ProductId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct VariantId(Guid Value) : IId<VariantId>
{
    public static VariantId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct SegmentId(Guid Value) : IId<SegmentId>
{
    public static SegmentId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct CueId(Guid Value) : IId<CueId>
{
    public static CueId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct PollId(Guid Value) : IId<PollId>
{
    public static PollId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct DealId(Guid Value) : IId<DealId>
{
    public static DealId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static ClaimId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct GiveawayId(Guid Value) : IId<GiveawayId>
{
    public static GiveawayId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct GoalId(Guid Value) : IId<GoalId>
{
    public static GoalId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct WordListId(Guid Value) : IId<WordListId>
{
    public static WordListId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct EntryId(Guid Value) : IId<EntryId>
{
    public static EntryId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct BlitzId(Guid Value) : IId<BlitzId>
{
    public static BlitzId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct MilestoneId(Guid Value) : IId<MilestoneId>
{
    public static MilestoneId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct VipId(Guid Value) : IId<VipId>
{
    public static VipId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ProofId(Guid Value) : IId<ProofId>
{
    public static ProofId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A time at which testimonials are asked for.</summary>
public readonly record struct TestimonialCallId(Guid Value) : IId<TestimonialCallId>
{
    public static TestimonialCallId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct TestimonialId(Guid Value) : IId<TestimonialId>
{
    public static TestimonialId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Something owed to somebody. What a game gives has the id of what won it.</summary>
public readonly record struct RewardId(Guid Value) : IId<RewardId>
{
    public static RewardId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Codes of a shop, to be given away.</summary>
public readonly record struct PoolId(Guid Value) : IId<PoolId>
{
    public static PoolId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A reward that viewers buy with points.</summary>
public readonly record struct ShopItemId(Guid Value) : IId<ShopItemId>
{
    public static ShopItemId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A mark that members get for what they did.</summary>
public readonly record struct BadgeId(Guid Value) : IId<BadgeId>
{
    public static BadgeId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Writes any typed id as its GUID in lower-case D form, as a value and as a dictionary key.</summary>
public sealed class IdJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType
            && typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TId> : JsonConverter<TId> where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.From(reader.GetGuid());
        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert,
            JsonSerializerOptions options) =>
            TId.From(Guid.Parse(reader.GetString()!));
        public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Value.ToString("D"));
    }
}
