using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Memory;

/// <summary>
/// Measures what functions take: the shipped package in a process of its own, started with the options that Lambda gives node for the
/// memory that the synthesized stack gives the function. What counts is the peak of the whole process, so that threads, buffers and
/// WebAssembly are in it.
/// </summary>
internal static class PeakMemory
{
    /// <summary>
    /// The part of its memory that a function may take; the rest is for what Lambda runs beside it, such as the X-Ray daemon.
    /// </summary>
    public const double Share = 0.75;

    /// <summary>
    /// Hands an input to a function that has had no other, and fails the test unless a quarter of its memory is never used.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="function">The function, with one execution environment.</param>
    public static async Task AssertAQuarterIsLeftAsync(WorstInput input, LambdaFunction function)
    {
        await using (function)
        {
            await input.SendAsync(function);
            var peak = (int)Math.Ceiling(function.PeakMemory);
            var size = function.Settings.MemorySize;
            TestContext.Out.WriteLine($"{input}: {peak} of {size} MB");
            MemoryPage.Accept(new MemoryRow(input.Function, size, input.Name, peak));
            Assert.That(peak, Is.Positive, "This system does not tell the peak of a process.");
            Assert.That(peak, Is.AtMost(size * Share), $"MB of {size} that {input} takes");
        }
    }
}
