using HostConsole.Components;
using MudBlazor;

namespace HostConsole.Rehearsal;

/// <summary>Removes the sample for somebody at the console: asks first, and says what went.</summary>
public static class RemoveSample
{
    /// <returns>Whether it was removed.</returns>
    public static async Task<bool> RemoveAsync(this SampleShow sample, IDialogService dialogs, ISnackbar notices)
    {
        if (!await dialogs.AskAsync("Remove the sample?",
            "The sample show and its products go at once. A product that another show's plan names stays. You can set the sample up again "
                + "whenever you like.", "Remove the sample", "Keep it"))
            return false;
        try
        {
            var (gone, kept) = await sample.RemoveAsync();
            notices.Done($"The sample is removed, and {gone} of its products{(kept > 0 ? $"; {kept} stay, since other shows use them" : "")}.");
            return true;
        }
        catch (InvalidOperationException refused)
        {
            notices.Refused($"The sample could not be removed. {refused.Message}");
            return false;
        }
    }
}
