namespace Tap.Tests.Functions.Events;

/// <summary>Starts the events system for its tests.</summary>
[SetUpFixture]
public sealed class EventsTests : SystemFixture<EventsSystem>
{
    /// <summary>The system.</summary>
    public static EventsSystem System => Started;
}
