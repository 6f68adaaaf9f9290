namespace Tap.Storage;

/// <summary>
/// The storage classes that objects can move to, in the order of the transitions allowed
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html"/>).
/// </summary>
public enum StorageClass
{
    /// <summary><c>STANDARD_IA</c>: for objects that are rarely read; from an age of 30 days.</summary>
    StandardInfrequentAccess,

    /// <summary><c>INTELLIGENT_TIERING</c>: S3 moves objects between tiers according to how often they are read.</summary>
    IntelligentTiering,

    /// <summary><c>ONEZONE_IA</c>: for objects that are rarely read and can be created again; from an age of 30 days.</summary>
    OneZoneInfrequentAccess,

    /// <summary><c>GLACIER_IR</c>: an archive that can be read at once.</summary>
    GlacierInstantRetrieval,

    /// <summary><c>GLACIER</c>: an archive whose objects can be read minutes to hours after a restore request.</summary>
    GlacierFlexibleRetrieval,

    /// <summary><c>DEEP_ARCHIVE</c>: an archive whose objects can be read hours after a restore request.</summary>
    GlacierDeepArchive,
}

/// <summary>S3's rules for storage classes.</summary>
internal static class StorageClasses
{
    extension(StorageClass storageClass)
    {
        /// <summary>The class as S3 writes it.</summary>
        public string Identifier => storageClass switch
        {
            StorageClass.StandardInfrequentAccess => "STANDARD_IA",
            StorageClass.IntelligentTiering => "INTELLIGENT_TIERING",
            StorageClass.OneZoneInfrequentAccess => "ONEZONE_IA",
            StorageClass.GlacierInstantRetrieval => "GLACIER_IR",
            StorageClass.GlacierFlexibleRetrieval => "GLACIER",
            _ => "DEEP_ARCHIVE",
        };

        /// <summary>The minimum age of objects for a transition to the class.</summary>
        public TimeSpan EarliestMove => storageClass is StorageClass.StandardInfrequentAccess or StorageClass.OneZoneInfrequentAccess
            ? TimeSpan.FromDays(30)
            : TimeSpan.Zero;
    }
}
