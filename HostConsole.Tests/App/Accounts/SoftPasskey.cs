using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HostConsole.Tests.Accounts;

/// <summary>
/// A passkey in software, as a password manager keeps one: an ES256 key that says whose it is, without a counter. It answers what a
/// browser is asked, in the form in which wwwroot/js/passkeys.js sends it.
/// </summary>
/// <param name="origin">Where the browser is.</param>
/// <param name="model">The AAGUID.</param>
internal sealed class SoftPasskey(string origin, Guid model = default) : IDisposable
{
    private const byte Present = 1, Verified = 4, WithKey = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>Whether it asks for a finger or a PIN.</summary>
    public bool Verifies { get; init; } = true;

    public string Create(JsonElement options)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString()!;
        var key = _key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. key.X!, 0x22, 0x58, 32, .. key.Y!];
        byte[] data = [.. Head(options.GetProperty("rp").GetProperty("id").GetString()!, WithKey), .. model.ToByteArray(bigEndian: true),
            0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x58, (byte)data.Length, .. data];
        return Json(new
        {
            clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            attestationObject = Base64Url.EncodeToString(attestation),
            authenticatorData = Base64Url.EncodeToString(data),
            transports = new[] { "internal" },
        });
    }

    public string Use(JsonElement options)
    {
        var (head, data) = (Head(options.GetProperty("rpId").GetString()!, 0), ClientData("webauthn.get", options));
        byte[] signed = [.. head, .. SHA256.HashData(data)];
        return Json(new
        {
            clientDataJSON = Base64Url.EncodeToString(data),
            authenticatorData = Base64Url.EncodeToString(head),
            signature = Base64Url.EncodeToString(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            userHandle = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Json(object response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", clientExtensionResults = new { }, response });

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] Head(string host, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(Present | (Verifies ? Verified : 0) | more), .. counter];
    }
}
