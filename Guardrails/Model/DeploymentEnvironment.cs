namespace Tap.Guardrails;

/// <summary>The environment of a stack, as far as rules for production need it.</summary>
internal static class DeploymentEnvironment
{
    private const string Production = "production";

    extension(StackModel stack)
    {
        /// <summary>
        /// Returns whether the stack is one of production: whether any of its AWS providers tags resources with that environment. It is not
        /// proven when the tag is not known, and broken when there is none.
        /// </summary>
        public Proof IsProduction() => Proofs.Any(stack.EnvironmentTags(), tag => Proofs.Any(tag.Alternatives, one =>
            one.Is(known => string.Equals(known.Text, Production, StringComparison.OrdinalIgnoreCase))));

        /// <summary>Returns whether the stack says that it is not one of production.</summary>
        public bool IsForTrial() => stack.IsProduction() == Proof.Broken && stack.EnvironmentTags().Any(tag => tag.IsKnown);

        /// <summary>The environment as the providers' default tags say it.</summary>
        public IEnumerable<Value> EnvironmentTags() =>
            from provider in stack.All(BlockKind.Provider)
            where provider.LogicalId == "aws"
            from defaults in provider.Blocks("default_tags")
            select defaults["tags"]["Environment"];
    }
}
