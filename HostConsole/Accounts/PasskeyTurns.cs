namespace HostConsole.Accounts;

/// <summary>One change of passkeys at a time, so that two at once don't pass the bound or remove the last one twice.</summary>
public sealed class PasskeyTurns : IDisposable
{
    private readonly SemaphoreSlim _oneByOne = new(1);

    /// <summary>Dispose it to let the next one on.</summary>
    public async Task<IDisposable> TakeAsync()
    {
        await _oneByOne.WaitAsync();
        return new Turn(_oneByOne);
    }

    public void Dispose() => _oneByOne.Dispose();

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
