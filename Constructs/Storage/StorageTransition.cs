using Tap.Core;

namespace Tap.Storage;

/// <summary>A move of objects to another storage class.</summary>
/// <param name="After">How long after an object was made, in whole days.</param>
/// <param name="StorageClass">The class.</param>
public sealed record StorageTransition(TimeSpan After, StorageClass StorageClass)
{
    /// <summary>How long after an object was made, in whole days.</summary>
    public TimeSpan After { get; init => field = Checked(value); } = Checked(After);

    /// <summary>The class.</summary>
    public StorageClass StorageClass { get; init => field = Checked(value); } = Checked(StorageClass);

    private static TimeSpan Checked(TimeSpan after) => Guard.WholeDays(after, 0, maximum: null, "The age at which objects move");

    private static StorageClass Checked(StorageClass storageClass) => Guard.Defined(storageClass, "The storage class that objects move to");
}
