-- What one minor unit of the clinic's currency is in major units, with all of the currency's
-- decimals: an amount times this prints as the API shows it. The lists are those of ISO 4217 as
-- `domain/money.py` reads them.

ALTER TABLE clinic ADD COLUMN minor_unit numeric GENERATED ALWAYS AS (
    CASE
        WHEN currency IN (
            'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI',
            'VND', 'VUV', 'XAF', 'XOF', 'XPF'
        ) THEN 1
        WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 0.001
        WHEN currency IN ('CLF', 'UYW') THEN 0.0001
        ELSE 0.01
    END
) STORED;
