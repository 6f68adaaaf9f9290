using Tap.Core;

namespace Tap.Storage;

/// <summary>A transition of objects to another storage class.</summary>
/// <param name="After">The age of an object at the transition, in whole days.</param>
/// <param name="StorageClass">The storage class.</param>
public sealed record StorageTransition(TimeSpan After, StorageClass StorageClass)
{
    /// <summary>The age of an object at the transition, in whole days.</summary>
    public TimeSpan After { get; init => field = Checked(value); } = Checked(After);

    /// <summary>The storage class.</summary>
    public StorageClass StorageClass { get; init => field = Checked(value); } = Checked(StorageClass);

    private static TimeSpan Checked(TimeSpan after) => Guard.WholeDays(after, 0, maximum: null, "The age at which objects move");

    private static StorageClass Checked(StorageClass storageClass) => Guard.Defined(storageClass, "The storage class that objects move to");
}
