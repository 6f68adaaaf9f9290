namespace Tap.Tests.Guardrails;

/// <summary>A clock on which it is always noon of one day, in UTC.</summary>
internal sealed class FixedClock(int year, int month, int day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
